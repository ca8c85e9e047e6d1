package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The marks of orders about which something came from another cloud, on a real server. */
class FollowMarksIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws");

  private static final String AS_REPLICATION = "SET session_replication_role = replica";

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");

  @Test
  void aCopyOfManyOrdersAtOnceFitsIntoTheServer() throws Exception {
    try (Connection replication = replication()) {
      execute(replication, orders("gcp", "md5('many' || n)::uuid", 50_000));
      replication.commit();
    }
    assertThat(aws.query("SELECT count(*) FROM orders.orders WHERE cloud = 'gcp'"))
        .isEqualTo("50000");
    assertThat(aws.query("SELECT count(*) FROM orders.to_follow")).isEqualTo("0");
  }

  @Test
  void twinsThatComeAtTheSameMomentAreSeen() throws Exception {
    UUID order = UUID.randomUUID();
    try (Connection own = aws.admin();
        Connection replication = replication()) {
      own.setAutoCommit(false);
      execute(own, order("aws", order));
      CompletableFuture<Void> twin =
          CompletableFuture.runAsync(
              () -> {
                try {
                  execute(replication, order("azure", order));
                  replication.commit();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      Waiting.until("the second waits for the first", this::somebodyWaits);
      own.commit();
      twin.join();
    }
    assertThat(marks(order)).isEqualTo("1");
    aws.executeAsAdmin(taken(order));
  }

  @Test
  void aMarkStaysWhileSomethingIsUnderWayToItsOrder() throws Exception {
    UUID order = UUID.randomUUID();
    aws.executeAsAdmin(order("aws", order));
    assertThat(marks(order)).isEqualTo("0");
    try (Connection replication = replication();
        Connection follower = aws.admin()) {
      execute(replication, event(order));
      replication.commit();
      assertThat(marks(order)).isEqualTo("1");

      execute(replication, event(order));
      execute(follower, "SET lock_timeout = '200ms'");
      assertThatThrownBy(() -> execute(follower, taken(order)))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
      replication.commit();
      execute(follower, taken(order));
    }
    assertThat(marks(order)).isEqualTo("0");
  }

  private String marks(UUID order) throws SQLException {
    return aws.query("SELECT count(*) FROM orders.to_follow WHERE order_id = '" + order + "'");
  }

  private boolean somebodyWaits() {
    try {
      return aws.query("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection replication() throws SQLException {
    Connection connection = aws.admin();
    execute(connection, AS_REPLICATION);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String taken(UUID order) {
    return "DELETE FROM orders.to_follow WHERE order_id = '" + order + "'";
  }

  private static String event(UUID order) {
    return "INSERT INTO orders.order_event (id, order_id, type) VALUES ('%s', '%s', 'PAID')"
        .formatted(UUID.randomUUID(), order);
  }

  private static String order(String cloud, UUID id) {
    return orders(cloud, "'" + id + "'::uuid", 1);
  }

  private static String orders(String cloud, String id, int count) {
    return """
        INSERT INTO orders.orders (id, cloud, number, cart, email, name, line1, line2, postcode,
            city, country, delivery_code, delivery_name, delivery_promise, delivery_minor,
            goods_minor, total_minor, vat_minor, vat_percent, currency, quote_fingerprint,
            placed_at)
          SELECT %s, '%s', 'N' || n, gen_random_uuid(), n || '@example.org', 'Ada',
              '12 Harbour Road', '', '1011 AB', 'Amsterdam', 'NL', 'standard', 'Standard', 'soon',
              0, 100, 100, 0, 0, 'EUR', 'f', now()
            FROM generate_series(1, %d) n
        """
        .formatted(id, cloud, count);
  }
}
