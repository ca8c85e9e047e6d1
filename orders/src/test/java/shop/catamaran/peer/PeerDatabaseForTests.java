package shop.catamaran.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import shop.catamaran.postgres.PostgresBinaries;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/**
 * Gives container tests the database of a second cloud, azure, where the system property {@code
 * it.peer.port} is set. It is not connected to the first one.
 */
public final class PeerDatabaseForTests implements LauncherSessionListener {

  private PostgresServer server;
  private Path folder;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String port = System.getProperty("it.peer.port");
    if (port == null) {
      return;
    }
    try {
      folder = Files.createTempDirectory("catamaran-peer");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      server =
          new PostgresServer(
              PostgresBinaries.unpackedBelow(folder),
              folder.resolve("data"),
              folder.resolve("postgres.log"),
              "127.0.0.1",
              Integer.parseInt(port),
              PostgresServer.SUPERUSER);
      server.start(
          Map.of("wal_receiver_status_interval", "1s", "wal_retrieve_retry_interval", "200ms"));
      Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          PostgresServer.SUPERUSER,
          "azure",
          ShopDatabase.OWNER,
          ShopDatabase.APPLICATION);
      ShopDatabase.migrate(
          server.jdbcUrl(ShopDatabase.NAME),
          ShopDatabase.OWNER,
          List.of(System.getProperty("it.db.schemas").split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException("no second database for tests", e);
    } catch (SQLException e) {
      throw new IllegalStateException("no second database for tests", e);
    }
  }

  private void remove() {
    server.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
