package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From one schema to the next while shoppers are served: first expand, then contract. */
class RollingMigrationIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String OLD_RELEASE = "title) VALUES (%s, 'Shirt')";
  private static final String RELEASE_BETWEEN = "title, label) VALUES (%s, 'Shirt', 'Shirt')";
  private static final String NEW_RELEASE = "label) VALUES (%s, 'Shirt')";

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  private final List<TestClouds.Cloud> both = List.of(aws, azure);
  private final Replication replication = CLOUDS.replication("aws", "azure");

  @Test
  void renamesAColumnAndAddsATable() throws Exception {
    replication.init();
    try (Release one = new Release(aws, OLD_RELEASE);
        Release other = new Release(azure, OLD_RELEASE)) {
      one.awaitMore();
      for (TestClouds.Cloud cloud : both) {
        migrate(
            cloud,
            """
            ALTER TABLE orders.cart_line ADD COLUMN label text;
            CREATE TABLE orders.gift (id uuid PRIMARY KEY, recorded_at timestamptz NOT NULL
              DEFAULT clock_timestamp(), recorded_in text NOT NULL DEFAULT replication.this_cloud());
            SELECT replication.append_only('orders.gift')
            """);
        one.awaitMore();
        other.awaitMore();
      }
      replication.init();
      one.becomes(RELEASE_BETWEEN);
      one.awaitMore();
      other.becomes(RELEASE_BETWEEN);
      other.awaitMore();
      asOwner(aws, "INSERT INTO orders.gift (id) VALUES ('" + UUID.randomUUID() + "')");

      for (TestClouds.Cloud cloud : both) {
        migrate(cloud, "SELECT replication.retire('orders.cart_line', 'title')");
      }
      replication.init();
      one.becomes(NEW_RELEASE);
      one.awaitMore();
      other.becomes(NEW_RELEASE);
      other.awaitMore();
      assertThat(replication.awaitArrival(PATIENCE)).isTrue();
      for (TestClouds.Cloud cloud : both) {
        migrate(cloud, "ALTER TABLE orders.cart_line DROP COLUMN title");
        one.awaitMore();
        other.awaitMore();
      }
      replication.init();
      one.awaitMore();
      other.awaitMore();
    }
    CLOUDS.assertEqual("aws", "azure");
    assertThat(azure.query("SELECT count(*) FROM orders.gift")).isEqualTo("1");
    assertThat(
            azure.query(
                "SELECT count(*) > 0 FROM orders.cart_line WHERE label = 'Shirt'"
                    + " AND changed_in = 'aws'"))
        .isEqualTo("t");
  }

  private static void migrate(TestClouds.Cloud cloud, String sql) throws SQLException {
    asOwner(cloud, sql + "; SELECT replication.check_tables()");
  }

  private static void asOwner(TestClouds.Cloud cloud, String sql) throws SQLException {
    cloud.executeAsAdmin("SET ROLE catamaran_owner; " + sql);
  }

  /** A release that fills carts in one cloud; no statement of it may fail. */
  private static final class Release implements AutoCloseable {

    private static final String FILL =
        "INSERT INTO orders.cart_line (cart, sku, quantity, price_seen_minor, currency,"
            + " product_handle, options, added_at, ";
    private static final String VALUES = "gen_random_uuid(), 'S', 1, 100, 'EUR', 'h', '{}', now()";

    private static final Duration PACE = Duration.ofMillis(4);

    private final TestClouds.Cloud cloud;
    private final AtomicInteger lines = new AtomicInteger();
    private final Thread thread = new Thread(this::run);
    private volatile String sql;
    private volatile boolean closed;
    private volatile SQLException failure;

    Release(TestClouds.Cloud cloud, String sql) {
      this.cloud = cloud;
      becomes(sql);
      thread.start();
    }

    void becomes(String release) {
      sql = FILL + release.formatted(VALUES);
    }

    void awaitMore() {
      int before = lines.get();
      Waiting.until(
          "more carts in " + cloud.access().name(),
          () -> failure != null || lines.get() > before + 20);
      assertThat((Throwable) failure).isNull();
    }

    private void run() {
      try (Connection connection = cloud.member();
          Statement statement = connection.createStatement()) {
        while (!closed) {
          statement.execute(sql);
          lines.incrementAndGet();
          LockSupport.parkNanos(PACE.toNanos());
        }
      } catch (SQLException e) {
        failure = e;
      }
    }

    @Override
    public void close() throws SQLException {
      closed = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
