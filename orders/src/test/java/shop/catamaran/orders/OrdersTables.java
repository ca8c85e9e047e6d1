package shop.catamaran.orders;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks at the tables of this module as the application's role may. */
@ApplicationScoped
class OrdersTables {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  int ordersOf(CartId cart) {
    return count("SELECT count(*) FROM orders.orders WHERE cart = ?::uuid", cart.toString());
  }

  /** Rows that are about an order, in whatever table. */
  int rowsOf(OrderId order) {
    return count(
        """
        SELECT (SELECT count(*) FROM orders.orders WHERE id = o.id)
          + (SELECT count(*) FROM orders.order_line WHERE order_id = o.id)
          + (SELECT count(*) FROM orders.order_event WHERE order_id = o.id)
          + (SELECT count(*) FROM orders.outbox WHERE order_id = o.id)
        FROM (SELECT ?::uuid AS id) AS o
        """,
        order.toString());
  }

  int paymentsOf(OrderId order) {
    return count(
        "SELECT count(*) FROM payments.payment WHERE order_id = ?::uuid", order.toString());
  }

  int openTasksOf(OrderId order) {
    return count(
        "SELECT count(*) FROM orders.outbox WHERE order_id = ?::uuid AND done_at IS NULL",
        order.toString());
  }

  int failedAttemptsOf(OrderId order) {
    return count(
        """
        SELECT coalesce(sum(attempts), 0) FROM orders.outbox
        WHERE order_id = ?::uuid AND last_error IS NOT NULL
        """,
        order.toString());
  }

  /** Runs a statement about an order, whose id is its only parameter. */
  void execute(String sql, OrderId order) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, order.toString());
      statement.execute();
    }
  }

  private int count(String sql, String parameter) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be read", e);
    }
  }
}
