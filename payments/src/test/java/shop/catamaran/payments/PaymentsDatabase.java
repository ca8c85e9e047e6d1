package shop.catamaran.payments;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the database of the container tests, past the module. */
final class PaymentsDatabase {

  private PaymentsDatabase() {}

  static List<String> attempts(UUID id) throws SQLException {
    List<String> attempts = new ArrayList<>();
    try (Connection connection = database();
        var query =
            connection.prepareStatement(
                "SELECT concat_ws(' ', kind, outcome, code) FROM payments.payment_attempt"
                    + " WHERE order_id = ? ORDER BY recorded_at")) {
      query.setObject(1, id);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          attempts.add(rows.getString(1));
        }
      }
    }
    return attempts;
  }

  static String refusal(String statement, UUID id) throws SQLException {
    try (Connection connection = database();
        var update = connection.prepareStatement(statement + " WHERE order_id = ?")) {
      update.setObject(1, id);
      update.executeUpdate();
      return "done";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private static Connection database() throws SQLException {
    return as("catamaran_app", "catamaran_app");
  }

  static Connection as(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + System.getProperty("it.db.port") + "/catamaran",
        user,
        password);
  }
}
