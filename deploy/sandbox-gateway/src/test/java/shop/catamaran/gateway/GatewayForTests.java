package shop.catamaran.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives container tests a sandbox gateway with empty books, in the JVM of the tests. Active where
 * the system property {@code it.gateway.port} is set.
 */
public final class GatewayForTests implements LauncherSessionListener {

  /** The API key that container tests use. */
  public static final String KEY = "it-gateway-key";

  private static SandboxGateway gateway;
  private static Path folder;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty("it.gateway.port") == null) {
      return;
    }
    try {
      folder = Files.createTempDirectory("catamaran-gateway");
    } catch (IOException e) {
      throw new UncheckedIOException("no gateway for tests", e);
    }
    start();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (folder == null) {
      return;
    }
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  /** Starts it on the same books, unless it runs. */
  public static synchronized void start() {
    if (gateway == null) {
      int port = Integer.parseInt(System.getProperty("it.gateway.port"));
      gateway =
          SandboxGateway.start(
              new GatewaySettings("127.0.0.1", port, KEY, folder.resolve("books.db")),
              Clock.systemUTC());
    }
  }

  /** Stops it, unless it is stopped. */
  public static synchronized void stop() {
    if (gateway != null) {
      gateway.close();
      gateway = null;
    }
  }
}
