package shop.catamaran.web.health;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.web.Settings;
import shop.catamaran.web.database.PasswordListDataSource;

/**
 * Reads from and writes to this cloud's database every second, on a connection of its own: a busy
 * pool is no reason to leave the balancer, and a hanging database must not hang the answer.
 */
@ApplicationScoped
class DatabaseProbe {

  private static final Logger LOGGER = Logger.getLogger(DatabaseProbe.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Two seconds to connect or answer, and one in between. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  private static final int TIMEOUT_SECONDS = 2;

  /** A message in the write-ahead log: flushed at commit like any row, and read by nobody. */
  private static final String READ_AND_WRITE =
      "SELECT count(*), pg_logical_emit_message(true, 'health', '') FROM pg_namespace";

  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private CloudState cloud;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private ScheduledExecutorService executor;
  private Connection connection;
  private volatile Instant goodAt = Instant.EPOCH;
  private volatile boolean failing;

  // A thread of its own: the server's scheduled executor has one for all, and whoever hangs there
  // would make this member look unwell.
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext start) {
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    executor.scheduleWithFixedDelay(this::probe, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
    close();
  }

  /** Whether a read and a write succeeded just now. */
  boolean isGood() {
    return !failing && goodAt.plus(GOOD_FOR).isAfter(clock.instant());
  }

  private void probe() {
    try {
      if (connection == null) {
        connection = connect();
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(READ_AND_WRITE)) {
        rows.next();
      }
      cloud.observe(connection);
      goodAt = clock.instant();
      note(Optional.empty());
    } catch (SQLException | RuntimeException e) {
      cloud.lose();
      close();
      note(Optional.of(e));
    }
  }

  private Connection connect() throws SQLException {
    Settings.Database database = settings.database();
    PasswordListDataSource source = new PasswordListDataSource();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password());
    source.setConnectTimeout(TIMEOUT_SECONDS);
    source.setLoginTimeout(TIMEOUT_SECONDS);
    source.setSocketTimeout(TIMEOUT_SECONDS);
    source.setApplicationName("health of " + settings.member());
    return source.getConnection();
  }

  /** Says once that it fails, and once that it is over. */
  private void note(Optional<Exception> failure) {
    if (failure.isPresent() && !failing) {
      LOGGER.log(Level.WARNING, "The database fails its probe; not ready", failure.get());
    } else if (failure.isEmpty() && failing) {
      LOGGER.info("The database passes its probe again");
    }
    failing = failure.isPresent();
  }

  private void close() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.log(Level.FINE, "A broken connection could not be closed", e);
    }
    connection = null;
  }
}
