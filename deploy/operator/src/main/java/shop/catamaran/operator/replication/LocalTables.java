package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables that each cloud derives for itself from the shared ones. */
public final class LocalTables {

  private LocalTables() {}

  /** Makes them anew, after shared tables were filled. */
  public static void derive(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Tables that were just filled have no statistics, and without, many products take minutes.
      statement.execute("ANALYZE");
      for (String function : derivations(statement)) {
        statement.execute("SELECT " + function + "()");
      }
    }
  }

  private static List<String> derivations(Statement statement) throws SQLException {
    List<String> functions = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT DISTINCT derived_by FROM replication.table_kind"
                + " WHERE derived_by IS NOT NULL")) {
      while (rows.next()) {
        functions.add(rows.getString(1));
      }
    }
    return functions;
  }
}
