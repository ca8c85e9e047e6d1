package shop.catamaran.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL server process on this machine, with fsync on. Its data folder outlives it; the
 * process outlives this JVM unless it is stopped.
 */
public final class PostgresServer {

  /** The superuser that initdb makes. */
  public static final String SUPERUSER = "postgres";

  // For three clouds: each listens to two others, and copies several tables at a time at first.
  private static final Map<String, String> REPLICATION =
      Map.of(
          "max_replication_slots", "16",
          "max_wal_senders", "16",
          "max_worker_processes", "24",
          "max_logical_replication_workers", "12",
          "max_active_replication_origins", "20",
          "max_sync_workers_per_subscription", "4",
          "wal_receiver_status_interval", "1s",
          "wal_retrieve_retry_interval", "500ms",
          // What is kept for a cloud that is away; beyond it, that cloud is to be copied anew.
          "max_slot_wal_keep_size", "4GB");

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration REAP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final PostgresBinaries binaries;
  private final Path dataFolder;
  private final Path logFile;
  private final String address;
  private final int port;
  private final String superuserPassword;
  private final UnprivilegedUser user = UnprivilegedUser.choose();

  /**
   * @param dataFolder made by {@link #start} if it is not there; its parents must be accessible to
   *     an unprivileged user
   * @param logFile where the server's output goes, appended
   * @param address loopback address to listen on
   */
  public PostgresServer(
      PostgresBinaries binaries,
      Path dataFolder,
      Path logFile,
      String address,
      int port,
      String superuserPassword) {
    this.binaries = binaries;
    this.dataFolder = dataFolder;
    this.logFile = logFile;
    this.address = address;
    this.port = port;
    this.superuserPassword = superuserPassword;
  }

  /** The JDBC address of a database on this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + address + ":" + port + "/" + database;
  }

  /**
   * Makes the data folder if needed, starts the server and waits until it answers.
   *
   * @param settings postgresql.conf settings on top of this class's own
   * @return the server process
   * @throws IllegalStateException if it does not come up; the message holds the end of its log
   */
  public ProcessHandle start(Map<String, String> settings) {
    return start(settings, Map.of());
  }

  /**
   * The same with more in the server's environment than this JVM has.
   *
   * @throws IllegalStateException if it does not come up; the message holds the end of its log
   */
  public ProcessHandle start(Map<String, String> settings, Map<String, String> environment) {
    try {
      if (!Files.exists(dataFolder.resolve("PG_VERSION"))) {
        initialize();
      }
      awaitReaped();
      Map<String, String> all = new TreeMap<>();
      all.put("listen_addresses", address);
      all.put("port", Integer.toString(port));
      all.put("unix_socket_directories", "");
      all.put("wal_level", "logical");
      all.put("track_commit_timestamp", "on");
      all.putAll(REPLICATION);
      all.put("timezone", "UTC");
      all.put("log_timezone", "UTC");
      all.putAll(settings);
      // The server alone gets it, and none of the programs that start it.
      List<String> command = new ArrayList<>(List.of("env"));
      environment.forEach((name, value) -> command.add(name + "=" + value));
      command.addAll(List.of(binaries.program("postgres").toString(), "-D", dataFolder.toString()));
      all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
      // A session of its own, so that Ctrl-C in the terminal does not reach the server.
      List<String> detached = new ArrayList<>(List.of("setsid"));
      detached.addAll(user.command(command));
      Process process =
          new ProcessBuilder(detached)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      awaitAnswer(process);
      return process.toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL in " + dataFolder, e);
    }
  }

  /**
   * Stops a server quickly and cleanly: open transactions are rolled back.
   *
   * @return whether it was gone in time
   */
  public boolean stop() {
    try {
      Process process =
          new ProcessBuilder(
                  user.command(
                      List.of(
                          binaries.program("pg_ctl").toString(),
                          "stop",
                          "-D",
                          dataFolder.toString(),
                          "-m",
                          "fast",
                          "-w",
                          "-t",
                          Long.toString(STOP_TIMEOUT.toSeconds()))))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(STOP_TIMEOUT.toSeconds() + 5, TimeUnit.SECONDS)
          && process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL in " + dataFolder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // A server that was killed keeps its process number until its parent takes note of its end, and
  // a new one refuses to start beside that number.
  private void awaitReaped() throws IOException {
    Path pidFile = dataFolder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    long deadline = System.nanoTime() + REAP_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline && isDeadOnly(pid)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static boolean isDeadOnly(long pid) {
    return ProcessHandle.of(pid).filter(process -> process.info().command().isEmpty()).isPresent();
  }

  private void initialize() throws IOException {
    user.createFolder(dataFolder);
    Path passwordFile = Files.createTempFile("catamaran", ".pw");
    try {
      Files.writeString(passwordFile, superuserPassword);
      user.giveFile(passwordFile);
      Process process =
          new ProcessBuilder(
                  user.command(
                      List.of(
                          binaries.program("initdb").toString(),
                          "-D",
                          dataFolder.toString(),
                          "-U",
                          SUPERUSER,
                          "-A",
                          "scram-sha-256",
                          "--pwfile=" + passwordFile,
                          "-E",
                          "UTF8",
                          "--no-locale")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
              .start();
      if (!process.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("initdb failed: " + endOfLog());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making " + dataFolder, e);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private void awaitAnswer(Process process) {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    SQLException last = null;
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Connection connection =
          DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, superuserPassword)) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        last = e;
      }
      try {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(
        "PostgreSQL did not start on " + address + ":" + port + ": " + endOfLog(), last);
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(logFile);
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
