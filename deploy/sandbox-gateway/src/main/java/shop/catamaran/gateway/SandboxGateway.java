package shop.catamaran.gateway;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.xnio.Options;

/**
 * A payment gateway stand-in with durable books, as a process of its own or within a test. Its HTTP
 * API and its test cards are described in this module's README.
 */
public final class SandboxGateway implements AutoCloseable {

  private static final int IO_THREADS = 1;
  private static final int WORKERS = 4;
  private static final int BUFFER_BYTES = 4 * 1024;
  private static final long BODY_BYTES_MAX = 1024 * 1024L;
  private static final int PARSE_MILLIS_MAX = 10_000;
  private static final int IDLE_MILLIS_MAX = 60_000;

  // Held here, because a logger that nobody holds forgets its level.
  private static final List<Logger> CHATTY =
      Stream.of("io.undertow", "org.xnio", "org.jboss.threads").map(Logger::getLogger).toList();

  private final Undertow server;
  private final Books books;

  private SandboxGateway(Undertow server, Books books) {
    this.server = server;
    this.books = books;
  }

  /** Runs until the process is told to end; exits with 2 and one sentence if it cannot start. */
  public static void main(String[] arguments) {
    try {
      SandboxGateway gateway = start(GatewaySettings.from(System.getenv()), Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
      System.out.println("The sandbox gateway listens on " + gateway.address() + ".");
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Starts to listen; port 0 picks a free one.
   *
   * @throws IllegalStateException if the books cannot be opened or the port cannot be had
   */
  public static SandboxGateway start(GatewaySettings settings, Clock clock) {
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    Books books = open(settings.books(), clock);
    Undertow server =
        Undertow.builder()
            .addHttpListener(settings.port(), settings.address())
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKERS)
            .setWorkerOption(Options.WORKER_NAME, "gateway")
            .setBufferSize(BUFFER_BYTES)
            .setDirectBuffers(false)
            .setSocketOption(Options.REUSE_ADDRESSES, true)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, BODY_BYTES_MAX)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS_MAX)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS_MAX)
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, 2 * IDLE_MILLIS_MAX)
            .setHandler(
                // Clients that ask before they send a body would wait for seconds otherwise.
                Handlers.httpContinueRead(
                    new Api(settings.key(), new Cards(clock), new Charges(books, clock))))
            .build();
    SandboxGateway gateway = new SandboxGateway(server, books);
    try {
      server.start();
    } catch (RuntimeException e) {
      gateway.close();
      throw new IllegalStateException(
          "The sandbox gateway cannot listen on "
              + settings.address()
              + ":"
              + settings.port()
              + ": "
              + reason(e)
              + ".",
          e);
    }
    return gateway;
  }

  /** Where it listens, as {@code http://address:port}. */
  public URI address() {
    InetSocketAddress bound = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
  }

  @Override
  public void close() {
    server.stop();
    try {
      books.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The books cannot be closed.", e);
    }
  }

  private static Books open(Path file, Clock clock) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new Books(file, clock);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(
          "The gateway's books " + file + " cannot be opened: " + reason(e) + ".", e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
