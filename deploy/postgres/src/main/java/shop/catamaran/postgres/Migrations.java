package shop.catamaran.postgres;

import java.nio.file.Path;

/** The migrations and contractions of a release: what its schemas are made of. */
public final class Migrations {

  private final String location;

  private Migrations(String location) {
    this.location = location;
  }

  /** Those on the class path. */
  public static Migrations ofClassPath() {
    return new Migrations("classpath:db");
  }

  /**
   * Those that a folder holds, such as those of another release.
   *
   * @param folder with a folder for each schema, {@link ShopDatabase#REPLICATION} too
   */
  public static Migrations in(Path folder) {
    return new Migrations("filesystem:" + folder);
  }

  String of(String schema) {
    return location + '/' + schema;
  }

  String contractionsOf(String schema) {
    return location + "/contract/" + schema;
  }
}
