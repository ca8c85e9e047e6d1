package shop.catamaran.postgres;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir private Path folder;

  @Test
  void keepsDataOverARestartAndFlushesCommits() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresServer server =
        new PostgresServer(
            PostgresBinaries.unpackedBelow(folder),
            folder.resolve("data"),
            folder.resolve("log"),
            "127.0.0.1",
            freePort(),
            "secret");
    server.start(Map.of());
    try {
      assertThat(query(server, "SHOW fsync")).isEqualTo("on");
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          "secret",
          "aws",
          "owner-password",
          "app-password");
    } finally {
      assertThat(server.stop()).isTrue();
    }
    server.start(Map.of());
    try (Connection connection =
        DriverManager.getConnection(
            server.jdbcUrl(ShopDatabase.NAME), ShopDatabase.APPLICATION, "app-password")) {
      assertThat(first(connection, "SELECT current_setting('catamaran.cloud')")).isEqualTo("aws");
    } finally {
      server.stop();
    }
  }

  private static String query(PostgresServer server, String sql) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, "secret")) {
      return first(connection, sql);
    }
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
