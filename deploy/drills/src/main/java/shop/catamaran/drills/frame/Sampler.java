package shop.catamaran.drills.frame;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks each second how far the clouds are apart, and keeps the worst. */
final class Sampler implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String LAG =
      "SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)), 0)::bigint"
          + " FROM pg_replication_slots WHERE slot_type = 'logical' AND NOT temporary";
  private static final String EXPOSURE =
      "SELECT count(*) FROM orders.orders WHERE cloud = current_setting('catamaran.cloud')"
          + " AND confirmation IN ('LOCAL', 'HELD')";

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> sampling;
  private final DrilledShop shop;
  private final List<String> clouds;
  private volatile long lagBytes;
  private volatile int exposure;

  Sampler(DrilledShop shop) {
    this.shop = shop;
    this.clouds = shop.clouds();
    sampling =
        clock.scheduleWithFixedDelay(
            () -> clouds.forEach(this::sample), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  long lagBytesWorst() {
    return lagBytes;
  }

  int exposureWorst() {
    return exposure;
  }

  /** Orders that one cloud alone knows, now. */
  int exposureNow() throws SQLException {
    int most = 0;
    for (String cloud : clouds) {
      try (Connection connection = shop.database(cloud);
          Statement statement = connection.createStatement()) {
        most = Math.max(most, (int) number(statement, EXPOSURE));
      }
    }
    return most;
  }

  private void sample(String cloud) {
    try (Connection connection = shop.database(cloud);
        Statement statement = connection.createStatement()) {
      lagBytes = Math.max(lagBytes, number(statement, LAG));
      exposure = Math.max(exposure, (int) number(statement, EXPOSURE));
    } catch (SQLException e) {
      // A database that is down shows nothing; that it is down is the drill's own matter.
      return;
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public void close() {
    sampling.cancel(false);
    clock.shutdown();
  }
}
