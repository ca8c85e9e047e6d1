package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Shoppers in one cloud, until closed: they place orders and change carts that are used in all
 * clouds at once. A database that does not answer makes them wait for it.
 */
public final class Load implements AutoCloseable {

  private static final int CARTS = 10;

  /** Slower than one cloud can take over what happens in the other, however busy the machine. */
  private static final Duration PACE = Duration.ofMillis(4);

  private final TestClouds.Cloud cloud;
  private final Thread thread = new Thread(this::run);
  private final AtomicInteger orders = new AtomicInteger();
  private volatile boolean closed;
  private volatile SQLException refusal;

  public Load(TestClouds.Cloud cloud) {
    this.cloud = cloud;
    thread.start();
  }

  /** Orders whose commit was answered. */
  public int orders() {
    return orders.get();
  }

  /** Stops the shoppers. */
  @Override
  public void close() throws SQLException {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  private void run() {
    Random random = new Random(7);
    while (!closed) {
      try (Connection connection = cloud.member()) {
        while (!closed) {
          changeCart(connection, random);
          placeOrder(connection);
          orders.incrementAndGet();
          LockSupport.parkNanos(PACE.toNanos());
        }
      } catch (SQLException e) {
        // Connection failures and shutdowns are what the tests bring about; the rest is a fault.
        if (!e.getSQLState().startsWith("08") && !e.getSQLState().startsWith("57")) {
          refusal = e;
          return;
        }
      }
    }
  }

  private static void changeCart(Connection connection, Random random) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            """
            INSERT INTO orders.cart_line (cart, sku, quantity, price_seen_minor, currency,
                product_handle, title, options, added_at)
              VALUES (?, 'S', ?, 100, 'EUR', 'h', 't', '{}', now())
              ON CONFLICT (cart, sku) DO UPDATE SET quantity = excluded.quantity
            """)) {
      change.setObject(1, new UUID(0, random.nextInt(CARTS)));
      change.setInt(2, 1 + random.nextInt(99));
      change.executeUpdate();
    }
  }

  /** One order with its event, in one transaction. */
  static void placeOrder(Connection connection) throws SQLException {
    placeOrder(connection, UUID.randomUUID());
  }

  static void placeOrder(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement order =
        connection.prepareStatement(
            """
            WITH placed AS (
              INSERT INTO orders.orders (id, number, cart, email, name, line1, line2, postcode,
                  city, country, delivery_code, delivery_name, delivery_promise, delivery_minor,
                  goods_minor, total_minor, vat_minor, vat_percent, currency, quote_fingerprint,
                  placed_at)
                VALUES (?, 'N', ?, 'e', 'n', 'l', '', 'p', 'c', 'DE', 'd', 'd', 'd', 0, 100, 100,
                  0, 0, 'EUR', 'f', now()) RETURNING id)
            INSERT INTO orders.order_event (id, order_id, type) SELECT id, id, 'PLACED' FROM placed
              ON CONFLICT DO NOTHING
            """)) {
      order.setObject(1, id);
      order.setObject(2, id);
      order.executeUpdate();
    }
  }
}
