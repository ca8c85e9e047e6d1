package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.postgres.PostgresBinaries;
import shop.catamaran.postgres.PostgresServer;
import shop.catamaran.postgres.ShopDatabase;

/** Real PostgreSQL servers, one for each cloud, started for a test class and removed after it. */
public final class TestClouds implements BeforeAllCallback, AfterAllCallback {

  private static final String SUPERUSER_PASSWORD = "postgres";

  public static final ShopPasswords PASSWORDS =
      new ShopPasswords("owner-password", "app-password", "it's the replicator's");

  /** One cloud's server. */
  public static final class Cloud {
    private final String name;
    private final Path folder;
    private final PostgresBinaries binaries;
    private final String address;
    private final int port;
    private int disks;
    private PostgresServer server;
    private ProcessHandle process;

    private Cloud(String name, Path folder, PostgresBinaries binaries, String address) {
      this.name = name;
      this.folder = folder;
      this.binaries = binaries;
      this.address = address;
      this.port = freePort(address);
    }

    /** Starts it on an empty disk. */
    void startEmpty() {
      disks++;
      start(disks);
    }

    /** Starts it on its newest disk. */
    void start() {
      start(disks);
    }

    /** Starts it on the disk that it had before. */
    void startOldDisk() {
      start(disks - 1);
    }

    private void start(int disk) {
      server =
          new PostgresServer(
              binaries,
              folder.resolve(name + disk),
              folder.resolve(name + ".log"),
              address,
              port,
              SUPERUSER_PASSWORD);
      process = server.start(Map.of("max_wal_size", "64MB"));
    }

    /** Ends it as a crash would. */
    void kill() {
      process.destroyForcibly();
      process.onExit().join();
    }

    void stop() {
      if (process != null && process.isAlive()) {
        server.stop();
      }
    }

    private void prepare() {
      startEmpty();
      try {
        migrate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void migrate() throws SQLException {
      ShopDatabase.create(
          server.jdbcUrl("postgres"),
          server.jdbcUrl(ShopDatabase.NAME),
          PostgresServer.SUPERUSER,
          SUPERUSER_PASSWORD,
          name,
          PASSWORDS.owner(),
          PASSWORDS.application());
      ShopDatabase.migrate(
          server.jdbcUrl(ShopDatabase.NAME), PASSWORDS.owner(), ShopDatabase.SCHEMAS);
    }

    public CloudAccess access() {
      return CloudAccess.direct(
          name, new Endpoint(address, port), PostgresServer.SUPERUSER, SUPERUSER_PASSWORD);
    }

    /** As a member of the shop. */
    public Connection member() throws SQLException {
      return DriverManager.getConnection(
          server.jdbcUrl(ShopDatabase.NAME), ShopDatabase.APPLICATION, PASSWORDS.application());
    }

    /** As the superuser. */
    public Connection admin() throws SQLException {
      return DriverManager.getConnection(
          server.jdbcUrl(ShopDatabase.NAME), PostgresServer.SUPERUSER, SUPERUSER_PASSWORD);
    }

    /** Does something as a member of the shop. */
    public void execute(String sql) throws SQLException {
      try (Connection connection = member();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** Does something as the superuser. */
    public void executeAsAdmin(String sql) throws SQLException {
      try (Connection connection = admin();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** The first column of the first row, or "" if there is none. */
    public String query(String sql) throws SQLException {
      try (Connection connection = admin();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private final Map<String, Cloud> clouds = new LinkedHashMap<>();
  private final List<String> names;
  private Path folder;

  public TestClouds(String... names) {
    this.names = List.of(names);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("catamaran-clouds");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresBinaries binaries = PostgresBinaries.unpackedBelow(programs());
    names.forEach(name -> clouds.put(name, new Cloud(name, folder, binaries, "127.0.0.1")));
    CompletableFuture.allOf(
            clouds.values().stream()
                .map(cloud -> CompletableFuture.runAsync(cloud::prepare))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    clouds.values().forEach(Cloud::stop);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  public Cloud cloud(String name) {
    return clouds.get(name);
  }

  List<CloudAccess> access(String... some) {
    return Stream.of(some).map(name -> cloud(name).access()).toList();
  }

  public Replication replication(String... some) {
    return new Replication(access(some), PASSWORDS, Progress.silent());
  }

  /** Asserts that some clouds have the same content, with patience for what is under way. */
  public void assertEqual(String... some) {
    assertThat(replication(some).compare(java.time.Duration.ofSeconds(20)))
        .matches(Comparison::equal);
  }

  // Unpacked once for all test classes and runs; where the server's own user can read it.
  private static Path programs() throws IOException {
    Path shared =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "catamaran-test-programs-" + System.getProperty("user.name"));
    Files.createDirectories(shared);
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    return shared;
  }

  private static int freePort(String address) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
