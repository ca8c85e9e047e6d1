package shop.catamaran.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;
import shop.catamaran.operator.targets.Release;

/**
 * A stamp's two stores as one: keys that begin with {@code releases/} are in one, those with {@code
 * backups/} in the other, each under its whole key.
 */
public final class Stores implements ObjectStorage {

  private static final String RELEASES = "releases/";
  private static final String BACKUPS = "backups/";

  private final ObjectStorage releases;
  private final ObjectStorage backups;

  public Stores(ObjectStorage releases, ObjectStorage backups) {
    this.releases = releases;
    this.backups = backups;
  }

  /**
   * Demands that a release's archive is here.
   *
   * @throws RefusedException if it is not
   */
  public void require(String cloud, Release release) {
    String key = Release.key(release.version());
    if (!list(key).contains(key)) {
      throw new RefusedException("The object storage of " + cloud + " has no " + key + ".");
    }
  }

  @Override
  public void put(Path file, String key) {
    if (!Files.isReadable(file)) {
      throw new RefusedException("There is no file " + file + " that can be read.");
    }
    of(key).put(file, key);
  }

  @Override
  public void get(String key, Path file) {
    if (Files.exists(file)) {
      throw new RefusedException(file + " is there already.");
    }
    try {
      of(key).get(key, file);
    } catch (RuntimeException e) {
      withdraw(file, e);
      throw e;
    }
  }

  @Override
  public List<String> list(String prefix) {
    return Stream.concat(
            within(BACKUPS, prefix) ? backups.list(prefix).stream() : Stream.of(),
            within(RELEASES, prefix) ? releases.list(prefix).stream() : Stream.of())
        .toList();
  }

  @Override
  public void delete(String key) {
    of(key).delete(key);
  }

  /** Not every client takes away what it had begun. */
  private static void withdraw(Path file, RuntimeException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private ObjectStorage of(String key) {
    if (key.startsWith(RELEASES)) {
      return releases;
    }
    if (key.startsWith(BACKUPS)) {
      return backups;
    }
    throw new RefusedException(
        "There is no store for " + key + ": keys begin with releases/ or backups/.");
  }

  private static boolean within(String store, String prefix) {
    return store.startsWith(prefix) || prefix.startsWith(store);
  }
}
