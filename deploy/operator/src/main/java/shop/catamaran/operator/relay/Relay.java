package shop.catamaran.operator.relay;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The relay: listens on all routes and obeys {@link RelayControl}. */
public final class Relay implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(Relay.class.getName());
  private static final int BACKLOG = 128;

  /** What keepalives and retransmission make of a connection over a line that is dead. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

  private final Map<String, Link> links = new TreeMap<>();
  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Thread checks = new Thread(this::giveUpRegularly, "give up");
  private final Undertow control;

  /**
   * Listens at once.
   *
   * @param patience how long connections last over a line that is cut
   * @throws IOException if a port is taken
   */
  public Relay(List<Route> routes, Duration patience, String controlAddress, int controlPort)
      throws IOException {
    for (Route route : routes) {
      LinkName name = new LinkName(route.from(), route.to());
      listen(route, links.computeIfAbsent(name.toString(), any -> new Link(name, patience)));
    }
    control =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setBufferSize(1024)
            .setDirectBuffers(false)
            .addHttpListener(controlPort, controlAddress, new RelayHandler(this))
            .build();
    control.start();
    checks.setDaemon(true);
    checks.start();
  }

  /** The process. Settings: RELAY_ADDRESS, RELAY_PORT, RELAY_ROUTES. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = System.getenv();
    Relay relay =
        new Relay(
            Route.ofSetting(settings.get("RELAY_ROUTES")),
            PATIENCE,
            settings.get("RELAY_ADDRESS"),
            Integer.parseInt(settings.get("RELAY_PORT")));
    LOGGER.info(() -> "carries " + relay.links.keySet());
  }

  Optional<Link> link(String name) {
    return Optional.ofNullable(links.get(name));
  }

  List<LinkCondition> conditions() {
    return links.values().stream().map(Link::condition).toList();
  }

  @Override
  public void close() throws IOException {
    checks.interrupt();
    for (ServerSocket listener : listeners) {
      listener.close();
    }
    links.values().forEach(Link::close);
    control.stop();
  }

  private void giveUpRegularly() {
    while (!Thread.currentThread().isInterrupted()) {
      links.values().forEach(Link::giveUp);
      LockSupport.parkNanos(CHECK_INTERVAL.toNanos());
    }
  }

  private void listen(Route route, Link link) throws IOException {
    ServerSocket listener =
        new ServerSocket(
            route.listen().getPort(),
            BACKLOG,
            InetAddress.getByName(route.listen().getHostString()));
    listeners.add(listener);
    Thread accepting = new Thread(() -> accept(listener, route, link), "accept " + route.text());
    accepting.start();
  }

  private static void accept(ServerSocket listener, Route route, Link link) {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        new Connection(link, caller, route.target()).start();
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOGGER.log(Level.WARNING, "cannot accept for " + route.text(), e);
        }
      }
    }
  }
}
