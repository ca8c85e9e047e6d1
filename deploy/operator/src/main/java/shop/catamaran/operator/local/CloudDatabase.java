package shop.catamaran.operator.local;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.postgres.PostgresBinaries;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/** The PostgreSQL of a cloud. */
final class CloudDatabase {

  private static final List<String> SCHEMAS = List.of("catalog", "payments", "orders");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "64MB",
          "max_connections", "200",
          "max_wal_size", "512MB",
          "jit", "off",
          "fsync", "on");
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final PostgresServer server;
  private final String cloud;
  private final StateFolder folder;

  CloudDatabase(StateFolder folder, PortPlan ports, String cloud) {
    this.folder = folder;
    this.cloud = cloud;
    this.server =
        new PostgresServer(
            PostgresBinaries.unpackedBelow(folder.root()),
            folder.database(cloud),
            folder.log(cloud + "-database"),
            PortPlan.address(cloud),
            ports.database(cloud),
            folder.secrets().superuserPassword());
  }

  ProcessRecord start() {
    try {
      return ProcessRecord.of(server.start(SETTINGS).pid());
    } catch (IllegalStateException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  /** Makes the database and brings its schemas to the newest version. */
  void migrate() {
    Secrets secrets = folder.secrets();
    try {
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          secrets.superuserPassword(),
          cloud,
          secrets.ownerPassword(),
          secrets.applicationPassword());
      ShopDatabase.migrate(server.jdbcUrl(ShopDatabase.NAME), secrets.ownerPassword(), SCHEMAS);
    } catch (SQLException | FlywayException e) {
      throw new RefusedException(
          "The database of " + cloud + " cannot be prepared: " + e.getMessage().strip(), e);
    }
  }

  void stop(ProcessRecord process) {
    Processes.thaw(process);
    if (process.exists()) {
      server.stop();
      Processes.stop(process, STOP_PATIENCE);
    }
  }
}
