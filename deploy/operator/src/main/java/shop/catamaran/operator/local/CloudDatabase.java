package shop.catamaran.operator.local;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.operator.replication.Exposure;
import shop.catamaran.postgres.PostgresBinaries;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/** The PostgreSQL of a cloud. */
final class CloudDatabase {

  private static final List<String> SCHEMAS = List.of("catalog", "payments", "orders");
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("shared_buffers", "64MB"),
          Map.entry("max_connections", "200"),
          Map.entry("max_wal_size", "512MB"),
          Map.entry("jit", "off"),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "local"),
          Map.entry("max_replication_slots", "16"),
          Map.entry("max_wal_senders", "16"),
          Map.entry("max_worker_processes", "24"),
          Map.entry("max_logical_replication_workers", "12"),
          // The confirmation barrier waits for what the other cloud says in answer to these.
          Map.entry("wal_receiver_status_interval", "1s"),
          Map.entry("wal_retrieve_retry_interval", "500ms"),
          Map.entry("tcp_user_timeout", "5s"),
          // A cloud that stays away must not fill the disk of the other.
          Map.entry("max_slot_wal_keep_size", "2GB"));
  private static final String FOLLOWER =
      "SELECT active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn),"
          + " coalesce((SELECT extract(epoch FROM clock_timestamp() - at)"
          + " FROM replication.heartbeat WHERE cloud = ?), -1)"
          + " FROM pg_replication_slots WHERE slot_name = ?";
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final PostgresServer server;
  private final String cloud;
  private final StateFolder folder;

  CloudDatabase(StateFolder folder, PortPlan ports, String cloud) {
    this.folder = folder;
    this.cloud = cloud;
    this.server =
        new PostgresServer(
            binaries(folder),
            folder.database(cloud),
            folder.log(cloud + "-database"),
            PortPlan.address(cloud),
            ports.database(cloud),
            folder.secrets().superuserPassword());
  }

  // Several clouds start at once, and two threads of one program cannot wait for one file lock.
  private static synchronized PostgresBinaries binaries(StateFolder folder) {
    return PostgresBinaries.unpackedBelow(folder.root());
  }

  DatabaseAccess access() {
    return new DatabaseAccess(
        server.jdbcUrl(ShopDatabase.NAME),
        PostgresServer.SUPERUSER,
        folder.secrets().superuserPassword());
  }

  ProcessRecord start() {
    try {
      return ProcessRecord.of(
          server.start(SETTINGS, new ClockOffset(folder, cloud).environment()).pid());
    } catch (IllegalStateException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }

  /** Whether there are data, whoever wrote them. */
  boolean hasDisk() {
    return Files.exists(folder.database(cloud).resolve("PG_VERSION"));
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
          Secrets.current(secrets.applicationPassword()));
      ShopDatabase.migrate(server.jdbcUrl(ShopDatabase.NAME), secrets.ownerPassword(), SCHEMAS);
    } catch (SQLException | FlywayException e) {
      throw new RefusedException(
          "The database of " + cloud + " cannot be prepared: " + e.getMessage().strip(), e);
    }
  }

  /**
   * How far other clouds have followed this one, and when they were last heard of.
   *
   * @return empty if the database does not answer
   */
  List<LocalStatus.Follower> followers(List<String> peers) {
    try (Connection connection = look()) {
      List<LocalStatus.Follower> followers = new ArrayList<>();
      for (String peer : peers) {
        follower(connection, peer).ifPresent(followers::add);
      }
      return followers;
    } catch (SQLException e) {
      return List.of();
    }
  }

  /** Paid orders of this cloud that no other one is known to have; negative if it does not tell. */
  int exposedOrders() {
    try (Connection connection = look()) {
      return Exposure.orders(connection);
    } catch (SQLException e) {
      return -1;
    }
  }

  private Connection look() throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(ShopDatabase.NAME) + "?connectTimeout=2&socketTimeout=2",
        PostgresServer.SUPERUSER,
        folder.secrets().superuserPassword());
  }

  private Optional<LocalStatus.Follower> follower(Connection connection, String peer)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(FOLLOWER)) {
      query.setString(1, peer);
      query.setString(2, peer + "_from_" + cloud);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new LocalStatus.Follower(peer, row.getBoolean(1), row.getLong(2), row.getDouble(3)))
            : Optional.empty();
      }
    }
  }

  /** Ends whatever server there is, whether or not the shop knows of it. */
  void stop() {
    server.stop();
  }

  void stop(ProcessRecord process) {
    Processes.thaw(process);
    if (process.exists()) {
      server.stop();
      Processes.stop(process, STOP_PATIENCE);
    }
  }
}
