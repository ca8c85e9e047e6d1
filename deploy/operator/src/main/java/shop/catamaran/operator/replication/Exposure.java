package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Paid orders that their own cloud alone is known to have. */
public final class Exposure {

  private static final String ORDERS =
      "SELECT count(*) FROM orders.orders WHERE cloud = replication.this_cloud()"
          + " AND confirmation IN ('LOCAL', 'HELD')";

  private Exposure() {}

  /** How many there are in the cloud whose database this is. */
  public static int orders(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(ORDERS)) {
      row.next();
      return row.getInt(1);
    }
  }
}
