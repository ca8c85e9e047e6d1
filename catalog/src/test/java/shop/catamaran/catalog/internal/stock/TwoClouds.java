package shop.catamaran.catalog.internal.stock;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import shop.catamaran.postgres.PostgresBinaries;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/** The databases of two clouds that replicate the catalog to each other. */
final class TwoClouds implements AutoCloseable {

  static final String AWS = "aws";
  static final String AZURE = "azure";

  private static final String PASSWORD = "secret";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TABLES =
      "catalog.category, catalog.product, catalog.variant, catalog.stock_allotment,"
          + " catalog.stock_receipt, catalog.stock_transfer, catalog.stock_claim";

  private final Map<String, PostgresServer> servers = new TreeMap<>();
  private final Map<String, Connection> superusers = new ConcurrentHashMap<>();
  private final Map<String, Integer> ports = new TreeMap<>();

  TwoClouds(Path folder) throws IOException, SQLException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresBinaries binaries = PostgresBinaries.unpackedBelow(folder);
    for (String cloud : List.of(AWS, AZURE)) {
      ports.put(cloud, freePort());
      PostgresServer server =
          new PostgresServer(
              binaries,
              folder.resolve(cloud),
              folder.resolve(cloud + ".log"),
              "127.0.0.1",
              ports.get(cloud),
              PASSWORD);
      server.start(Map.of("wal_retrieve_retry_interval", "100ms"));
      servers.put(cloud, server);
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          PASSWORD,
          cloud,
          PASSWORD,
          PASSWORD);
      ShopDatabase.migrate(server.jdbcUrl(ShopDatabase.NAME), PASSWORD, List.of("catalog"));
      run(cloud, "CREATE PUBLICATION stock FOR TABLE " + TABLES);
    }
    subscribe(AWS, AZURE);
    subscribe(AZURE, AWS);
  }

  private void subscribe(String cloud, String peer) throws SQLException {
    run(
        cloud,
        "CREATE SUBSCRIPTION from_%s CONNECTION 'host=127.0.0.1 port=%d dbname=%s user=%s password=%s'"
                .formatted(
                    peer, ports.get(peer), ShopDatabase.NAME, PostgresServer.SUPERUSER, PASSWORD)
            + " PUBLICATION stock WITH (origin = none, copy_data = false)");
  }

  /** A connection of a member of this cloud. */
  Connection member(String cloud) throws SQLException {
    return DriverManager.getConnection(
        servers.get(cloud).jdbcUrl(ShopDatabase.NAME), ShopDatabase.APPLICATION, PASSWORD);
  }

  /** Nothing passes between the clouds any more. */
  void cut() throws SQLException {
    run(AWS, "ALTER SUBSCRIPTION from_azure DISABLE");
    run(AZURE, "ALTER SUBSCRIPTION from_aws DISABLE");
    for (String cloud : servers.keySet()) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  number(cloud, "SELECT count(*) FROM pg_stat_subscription WHERE pid IS NOT NULL")
                      == 0);
    }
  }

  void heal() throws SQLException {
    run(AWS, "ALTER SUBSCRIPTION from_azure ENABLE");
    run(AZURE, "ALTER SUBSCRIPTION from_aws ENABLE");
  }

  /** Waits until both clouds hold the same rows. */
  void awaitTheSame() {
    for (String table :
        List.of("stock_allotment", "stock_transfer", "stock_claim", "stock_receipt", "variant")) {
      String sql =
          "SELECT hashtext(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM catalog."
              + table
              + " t";
      await(table).atMost(PATIENCE).until(() -> number(AWS, sql) == number(AZURE, sql));
    }
  }

  void run(String cloud, String sql) throws SQLException {
    try (Statement statement = superuser(cloud).createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String cloud, String sql) throws SQLException {
    try (Statement statement = superuser(cloud).createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection superuser(String cloud) throws SQLException {
    Connection connection = superusers.get(cloud);
    if (connection == null) {
      connection =
          DriverManager.getConnection(
              servers.get(cloud).jdbcUrl(ShopDatabase.NAME), PostgresServer.SUPERUSER, PASSWORD);
      superusers.put(cloud, connection);
    }
    return connection;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    servers.values().forEach(PostgresServer::stop);
  }
}
