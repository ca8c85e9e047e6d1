package shop.catamaran.operator.procedure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.postgres.ShopDatabase;

/**
 * Brings the schemas of all clouds to a release in two parts: before its members start, what it
 * adds (expand); much later, when no cloud runs an older one any more, what it does not need
 * (contract).
 */
final class Schemas {

  private static final Duration ARRIVAL_PATIENCE = Duration.ofMinutes(2);
  private static final List<String> ALL =
      Stream.concat(Stream.of(ShopDatabase.REPLICATION), ShopDatabase.SCHEMAS.stream()).toList();

  private final Shop shop;
  private final ReleaseArchive archive;
  private final Progress progress;

  Schemas(Shop shop, ReleaseArchive archive, Progress progress) {
    this.shop = shop;
    this.archive = archive;
    this.progress = progress;
  }

  /**
   * Refuses a release that does not know something that was taken away already.
   *
   * @throws RefusedException that names it
   */
  void checkNotContracted() {
    for (CloudAccess cloud : shop.databases()) {
      for (String schema : ALL) {
        NavigableSet<String> unknown = new TreeSet<>(contracted(cloud, schema));
        unknown.removeAll(archive.contractionVersions(schema));
        if (!unknown.isEmpty()) {
          throw new RefusedException(
              "The schema "
                  + schema
                  + " of "
                  + cloud.name()
                  + " went through the contractions "
                  + String.join(", ", unknown)
                  + ", after which this release cannot run.");
        }
      }
    }
  }

  /** Adds what the release needs, in every cloud; those that run now go on as if nothing was. */
  void expand() {
    for (CloudAccess cloud : shop.databases()) {
      progress.say("Expanding the schemas of " + cloud.name() + " ...");
      run(
          cloud,
          () ->
              ShopDatabase.migrate(
                  cloud.jdbcUrl(ShopDatabase.NAME),
                  shop.passwords().owner(),
                  ShopDatabase.SCHEMAS,
                  archive.migrations()));
    }
    replicateNews();
  }

  /**
   * Takes away what the release does not need, one step at a time in all clouds, so that what one
   * still sends the others can take.
   *
   * @return the steps that were taken, as schema and version
   */
  Set<String> contract() {
    Set<String> taken = new java.util.LinkedHashSet<>();
    for (String schema : ALL) {
      for (String version : archive.contractionVersions(schema)) {
        boolean isNews = false;
        for (CloudAccess cloud : shop.databases()) {
          if (!contracted(cloud, schema).contains(version)) {
            progress.say(
                "Contracting " + schema + " of " + cloud.name() + ", step " + version + " ...");
            run(
                cloud,
                () ->
                    ShopDatabase.contract(
                        cloud.jdbcUrl(ShopDatabase.NAME),
                        shop.passwords().owner(),
                        schema,
                        archive.migrations(),
                        version));
            isNews = true;
          }
        }
        if (isNews) {
          taken.add(schema + " " + version);
          replicateNews();
        }
      }
    }
    return taken;
  }

  private void replicateNews() {
    if (!shop.hasSeveralClouds()) {
      return;
    }
    Replication replication = new Replication(shop.databases(), shop.passwords(), progress);
    replication.init();
    if (!replication.awaitArrival(ARRIVAL_PATIENCE)) {
      throw new RefusedException(
          "What the clouds wrote has not arrived in all of them after "
              + ARRIVAL_PATIENCE.toMinutes()
              + " minutes; see catamaran replication status.");
    }
  }

  private static void run(CloudAccess cloud, Runnable migration) {
    try {
      migration.run();
    } catch (FlywayException | IllegalStateException e) {
      throw new RefusedException(
          "The database of " + cloud.name() + " cannot be migrated: " + RefusedException.oneLine(e),
          e);
    }
  }

  private static Set<String> contracted(CloudAccess cloud, String schema) {
    String table = ShopDatabase.HISTORY_SCHEMA + "." + schema + "_contract_history";
    try (Connection connection = cloud.connect(ShopDatabase.NAME)) {
      try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?)")) {
        query.setString(1, table);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          if (row.getString(1) == null) {
            return Set.of();
          }
        }
      }
      Set<String> versions = new TreeSet<>();
      try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT version FROM " + table + " WHERE success AND type = 'SQL'");
          ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          versions.add(rows.getString(1));
        }
      }
      return versions;
    } catch (SQLException e) {
      throw new RefusedException(
          "The database of " + cloud.name() + " does not answer: " + e.getMessage().strip(), e);
    }
  }
}
