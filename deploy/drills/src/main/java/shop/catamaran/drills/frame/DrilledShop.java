package shop.catamaran.drills.frame;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import shop.catamaran.drills.invariants.BooksReader;
import shop.catamaran.drills.invariants.Charge;
import shop.catamaran.drills.invariants.CloudBooks;
import shop.catamaran.drills.load.DnsRoute;
import shop.catamaran.drills.load.Route;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.local.UpOptions;
import shop.catamaran.operator.relay.LinkCondition;

/**
 * The shop that all drills of one run share: two clouds of two members. Started by the first drill,
 * stopped with the JVM; or one that runs already, whose state folder is named by the system
 * property {@value #STATE}. A drill leaves it as it found it.
 */
public final class DrilledShop {

  private static final String STATE = "drills.state";
  private static final String RECORD = "shop.catamaran.test";
  private static final int RECORD_PORT = 4;
  private static final int MEMBERS = 2;

  private static DrilledShop running;
  private static boolean failed;

  private final LocalShop shop;
  private final Path state;

  private DrilledShop(LocalShop shop, Path state) {
    this.shop = shop;
    this.state = state;
  }

  public static synchronized DrilledShop get() {
    if (failed) {
      throw new IllegalStateException("the shop did not start for an earlier drill");
    }
    if (running == null) {
      failed = true;
      running = System.getProperty(STATE, "").isEmpty() ? start() : attach();
      failed = false;
    }
    return running;
  }

  /** The verbs of the operator command. */
  public LocalShop operator() {
    return shop;
  }

  public LocalStatus status() {
    return shop.status().orElseThrow(() -> new IllegalStateException("the shop is gone"));
  }

  public List<String> clouds() {
    return status().clouds().stream().map(LocalStatus.CloudCondition::name).toList();
  }

  /** What status says of a part: ready, not ready, running, frozen or gone. */
  public String condition(String part) {
    return status().parts().stream()
        .filter(each -> each.name().equals(part))
        .map(LocalStatus.Part::condition)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no part " + part));
  }

  /** The members, each as its name and its release. */
  public List<String> members() {
    return shop.look().shop().clouds().stream()
        .flatMap(cloud -> cloud.members().stream())
        .map(member -> member.name() + " " + member.release())
        .toList();
  }

  /**
   * Throws the shop away, whose schemas are not those of this build any more; the next drill gets
   * another one. One that ran already stays as it is.
   */
  public void discard() {
    synchronized (DrilledShop.class) {
      if (System.getProperty(STATE, "").isEmpty()) {
        shop.downAndDelete();
        running = null;
      }
    }
  }

  /** Whether nothing passes between two clouds. */
  public boolean linkIsCut() {
    return status().links().stream().anyMatch(LinkCondition::cut);
  }

  /** Where one cloud's balancer answers. */
  public URI address(String cloud) {
    return status().clouds().stream()
        .filter(each -> each.name().equals(cloud))
        .map(each -> URI.create(each.url()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no cloud " + cloud));
  }

  /** A client that follows the failover record, and begins with any of its addresses. */
  public Route byRecord() {
    return byRecord(answer -> ThreadLocalRandom.current().nextInt(answer.size()));
  }

  /** The same, beginning with the first cloud. */
  public Route byRecordFromFirst() {
    return byRecord(answer -> 0);
  }

  private Route byRecord(ToIntFunction<List<String>> choice) {
    int gateway = gateway().getPort();
    int port = URI.create(shop.url()).getPort();
    return new DnsRoute("127.0.0.1:" + (gateway + RECORD_PORT), RECORD, port, choice);
  }

  /** A client that knows all clouds' addresses. */
  public Route byAllAddresses() {
    return Route.toAnyOf(clouds().stream().map(this::address).toList());
  }

  public URI gateway() {
    return URI.create(status().gateway());
  }

  /** A cloud's database, signed in to as its superuser. */
  public Connection database(String cloud) throws SQLException {
    return shop.database(cloud).connect();
  }

  /** Where the database of a cloud keeps its data. */
  public Path disk(String cloud) {
    return state.resolve("clouds").resolve(cloud).resolve("database");
  }

  /** Deletes a folder of the shop. */
  public void delete(Path folder) {
    if (!folder.startsWith(state)) {
      throw new IllegalArgumentException(folder + " is no folder of this shop");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  /** The books of all clouds, which must all answer. */
  public List<CloudBooks> books() throws SQLException {
    List<CloudBooks> books = new ArrayList<>();
    for (String cloud : clouds()) {
      try (Connection connection = database(cloud)) {
        books.add(BooksReader.cloud(cloud, connection));
      }
    }
    return books;
  }

  public List<Charge> charges() throws IOException, InterruptedException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(state.resolve("secrets.properties"))) {
      secrets.load(reader);
    }
    return BooksReader.gateway(gateway(), secrets.getProperty("gateway.key"));
  }

  /** Keeps the logs of all parts, as evidence. */
  void copyLogs(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path operations = state.resolve("operations.jsonl");
    if (Files.exists(operations)) {
      Files.copy(operations, folder.resolve(operations.getFileName()));
    }
    try (Stream<Path> logs = Files.list(state.resolve("logs"))) {
      for (Path log : logs.toList()) {
        Files.copy(log, folder.resolve(log.getFileName()));
      }
    }
  }

  private static DrilledShop attach() {
    Path state = Path.of(System.getProperty(STATE));
    return new DrilledShop(new LocalShop(Installation.find(), state, progress()), state);
  }

  private static DrilledShop start() {
    try {
      Path state = Files.createTempDirectory("catamaran-drills");
      // The database runs as another user where root runs the drills.
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
      LocalShop shop = new LocalShop(Installation.find(), state, progress());
      Runtime.getRuntime().addShutdownHook(new Thread(shop::downAndDelete));
      shop.up(UpOptions.standard().withMembers(MEMBERS).onPorts(freePort(), freePorts()));
      return new DrilledShop(shop, state);
    } catch (IOException e) {
      throw new UncheckedIOException("the shop did not start", e);
    }
  }

  private static Progress progress() {
    return new Progress(new PrintStream(System.out, true));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A hundred ports in a row, below those that the system hands out by itself. */
  private static int freePorts() throws IOException {
    for (int base = 21_100; base < 32_000; base += 100) {
      try (ServerSocket gateway = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
          ServerSocket database =
              new ServerSocket(base + 10, 1, InetAddress.getByName("127.0.1.1"))) {
        if (gateway.isBound() && database.isBound()) {
          return base;
        }
      } catch (java.net.BindException e) {
        System.out.println("Ports from " + base + " on are taken; looking further.");
      }
    }
    throw new IOException("no hundred free ports in a row");
  }
}
