package shop.catamaran.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives container tests a fresh database before the first test and takes it away after the last.
 * Active where the system property {@code it.db.port} is set; {@code it.db.schemas} lists the
 * schemas to migrate. Owner and application sign in with their role's name as password.
 */
public final class DatabaseForTests implements LauncherSessionListener {

  private static final String SUPERUSER_PASSWORD = "postgres";

  private PostgresServer server;
  private Path folder;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String port = System.getProperty("it.db.port");
    if (port == null) {
      return;
    }
    try {
      folder = Files.createTempDirectory("catamaran-it");
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      server =
          new PostgresServer(
              PostgresBinaries.unpackedBelow(folder),
              folder.resolve("data"),
              folder.resolve("postgres.log"),
              "127.0.0.1",
              Integer.parseInt(port),
              SUPERUSER_PASSWORD);
      server.start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          SUPERUSER_PASSWORD,
          "aws",
          ShopDatabase.OWNER,
          ShopDatabase.APPLICATION);
      ShopDatabase.migrate(
          server.jdbcUrl(ShopDatabase.NAME),
          ShopDatabase.OWNER,
          List.of(System.getProperty("it.db.schemas").split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException("no database for tests", e);
    } catch (SQLException e) {
      throw new IllegalStateException("no database for tests", e);
    }
  }

  // The server stops in the shutdown hook: Arquillian stops its container after this session.
  private void remove() {
    server.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
