package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.local.UpOptions;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/**
 * The shop that all system tests share: one cloud, two members behind HAProxy, the demo catalogue.
 * Started by the first test that asks, stopped with the JVM. A test that kills a part brings it
 * back before it ends.
 */
final class RunningShop {

  private static final int BALANCER_STATUS_COLUMN = 17;
  private static final String DATABASE_HOST = "127.0.1.1";

  private static final int MEMBERS = 2;

  private static RunningShop running;
  private static boolean failed;

  private final LocalShop shop;
  private final Path state;
  private final int portBase;

  private RunningShop(LocalShop shop, Path state, int portBase) {
    this.shop = shop;
    this.state = state;
    this.portBase = portBase;
  }

  static synchronized RunningShop get() {
    if (failed) {
      throw new IllegalStateException("the shop did not start for an earlier test");
    }
    if (running == null) {
      failed = true;
      running = start();
      running.awaitReady();
      failed = false;
    }
    return running;
  }

  String url() {
    return shop.url();
  }

  /** A member's own address, past the balancer. */
  String memberUrl(int number) {
    return "http://127.0.1.1:" + (portBase + 12 + number - 1);
  }

  String gatewayUrl() {
    return "http://127.0.0.1:" + portBase;
  }

  /** The data grid of its members, as one of them knows it. */
  HazelcastInstance grid(int number) {
    ClientConfig config = new ClientConfig();
    config.setClusterName("catamaran-aws-" + URI.create(url()).getPort());
    config.getNetworkConfig().addAddress("127.0.0.1:" + (portBase + 20 + number - 1));
    return HazelcastClient.newHazelcastClient(config);
  }

  String mailUrl() {
    return "http://127.0.0.1:" + (portBase + 2);
  }

  /** What the balancer thinks of a member: UP, DOWN or a state on the way. */
  String balancerSees(String member) throws IOException {
    return Jsoup.connect("http://127.0.1.1:" + (portBase + 11) + "/stats;csv")
        .ignoreContentType(true)
        .execute()
        .body()
        .lines()
        .filter(line -> line.startsWith("members," + member + ","))
        .map(line -> line.split(",", -1)[BALANCER_STATUS_COLUMN])
        .findFirst()
        .orElse("");
  }

  void kill(String member) {
    shop.kill(member);
  }

  void restart(String member) {
    shop.restart(member);
  }

  /** Folder of its data. */
  Path state() {
    return state;
  }

  /** Where the file of its secrets is. */
  Path secrets() {
    return state.resolve("secrets.properties");
  }

  /** The cloud's database, signed in to as the owner of its schemas. */
  Connection database() throws IOException, SQLException {
    return database(ShopDatabase.OWNER, "owner.password");
  }

  private Connection database(String user, String secret) throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + DATABASE_HOST + ":" + databasePort() + "/" + ShopDatabase.NAME,
        user,
        secret(secret));
  }

  private int databasePort() {
    return portBase + 10;
  }

  private String secret(String name) throws IOException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(secrets())) {
      secrets.load(reader);
    }
    return secrets.getProperty(name);
  }

  /** What a further member of this shop is told, which answers at its own address. */
  Map<String, String> settings(String member, String memberUrl) throws IOException {
    return Map.ofEntries(
        Map.entry("CLOUD", "aws"),
        Map.entry("MEMBER", member),
        Map.entry("SHOP_URL", memberUrl),
        Map.entry("COOKIES_SECURE", "false"),
        Map.entry("DB_HOST", DATABASE_HOST),
        Map.entry("DB_PORT", Integer.toString(databasePort())),
        Map.entry("DB_NAME", ShopDatabase.NAME),
        Map.entry("DB_USER", ShopDatabase.APPLICATION),
        Map.entry("DB_PASSWORD", secret("application.password")),
        Map.entry("GATEWAY_URL", gatewayUrl()),
        Map.entry("GATEWAY_PUBLIC_URL", gatewayUrl()),
        Map.entry("GATEWAY_KEY", secret("gateway.key")),
        Map.entry("MAIL_HOST", "127.0.0.1"),
        Map.entry("MAIL_PORT", Integer.toString(portBase + 1)),
        Map.entry("MAIL_FROM", "shop@catamaran.example"),
        Map.entry("VISITOR_KEY", secret("visitor.key")),
        Map.entry("FACES_KEY", secret("faces.key")),
        Map.entry("FACES_KEY_CURRENT", secret("faces.key").split(",", 2)[0]),
        Map.entry("OPERATOR_KEY", secret("operator.key")));
  }

  LocalShop operator() {
    return shop;
  }

  /** Makes sure that a product called Gone Lamp was sold under this handle and is no longer. */
  void withdrawnProduct(String handle) {
    for (boolean published : new boolean[] {true, false}) {
      importCatalogue(
          "Handle,Title,Vendor,Product Category,Variant SKU,Variant Price,Published\n"
              + handle
              + ",Gone Lamp,Catamaran,Camp > Lamps,GONE-LAMP,9.00,"
              + published
              + "\n");
    }
  }

  private void importCatalogue(String csv) {
    try {
      Path archive = Files.createTempFile(state, "catalogue", ".zip");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
        zip.putNextEntry(new ZipEntry("catalogue.csv"));
        zip.write(csv.getBytes(StandardCharsets.UTF_8));
      }
      shop.importCatalogue(archive);
      Files.delete(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a statement in the database as its superuser. */
  void execute(String sql) {
    try (Connection connection = database(PostgresServer.SUPERUSER, "superuser.password");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A time during which the database takes no connections of the shop and cuts those it has. */
  interface Outage extends AutoCloseable {
    @Override
    void close();
  }

  Outage databaseOutage() {
    String limit = "ALTER DATABASE " + ShopDatabase.NAME + " CONNECTION LIMIT ";
    execute(limit + "0");
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
            + ShopDatabase.APPLICATION
            + "'");
    return () -> execute(limit + "-1");
  }

  /** Waits until every part does its job again, and the members share their sessions. */
  void awaitReady() {
    await().atMost(Duration.ofSeconds(60)).until(() -> status().healthy());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () -> {
              for (int number = 1; number <= MEMBERS; number++) {
                assertThat(metrics(number)).containsPattern("(?m)^grid_members\\S* " + MEMBERS);
              }
            });
  }

  /** What a member tells of itself. */
  private String metrics(int number) throws IOException {
    return Jsoup.connect(memberUrl(number) + "/metrics").ignoreContentType(true).execute().body();
  }

  /**
   * Waits until the second member shows a page that only the session of a visitor of the first one
   * may see. The server copies a session after its answer, so that a member asked at once may find
   * an older copy; the balancer keeps a session with its member meanwhile. A member looks for a
   * newer copy when the visitor's cookie names a later version than it holds. Both members count on
   * with each answer, so the visitor's own must be two answers ahead of the twin.
   */
  void awaitShared(Shopper visitor, String path, Duration patience) {
    await()
        .atMost(patience)
        .untilAsserted(
            () -> {
              int first = visitor.answer(path).statusCode();
              int again = visitor.answer(path).statusCode();
              int second = visitor.twin().movedTo(memberUrl(2)).answer(path).statusCode();
              assertThat(List.of(first, again, second))
                  .as("%s twice on the first member, then on the second", path)
                  .containsOnly(200);
            });
  }

  LocalStatus status() {
    return shop.status().orElseThrow();
  }

  private static RunningShop start() {
    try {
      Path state = Files.createTempDirectory("catamaran-system");
      // The database runs as another user where root runs the tests.
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
      LocalShop shop =
          new LocalShop(
              Installation.find(), state, new Progress(new PrintStream(System.out, true)));
      Runtime.getRuntime().addShutdownHook(new Thread(shop::downAndDelete));
      int portBase = freePorts();
      shop.up(new UpOptions(List.of("aws"), MEMBERS, freePort(), portBase, true));
      return new RunningShop(shop, state, portBase);
    } catch (IOException e) {
      throw new UncheckedIOException("the shop did not start", e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A hundred ports in a row, below those that the system hands out by itself. */
  static int freePorts() throws IOException {
    for (int base = 20_100; base < 32_000; base += 100) {
      try (ServerSocket first = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
          ServerSocket database =
              new ServerSocket(base + 10, 1, InetAddress.getByName("127.0.1.1"))) {
        if (first.isBound() && database.isBound()) {
          return base;
        }
      } catch (java.net.BindException e) {
        System.out.println("Ports from " + base + " on are taken; looking further.");
      }
    }
    throw new IOException("no hundred free ports in a row");
  }
}
