package shop.catamaran.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The smallest thing that a database can keep: one row, one commit. In a table of its own, which no
 * cloud passes on.
 */
final class CommitScenario implements Scenario {

  private final ThreadLocal<PreparedStatement> insert;

  /**
   * @param url JDBC address, with a user who may make a table
   */
  CommitScenario(String url) {
    this.insert = ThreadLocal.withInitial(() -> prepare(url));
  }

  @Override
  public String name() {
    return "single-row commit";
  }

  @Override
  public void run() throws SQLException {
    insert.get().executeUpdate();
  }

  // The connections end with the program.
  private static synchronized PreparedStatement prepare(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS benchmark");
        statement.execute("CREATE TABLE IF NOT EXISTS benchmark.commit (at timestamptz NOT NULL)");
      }
      return connection.prepareStatement("INSERT INTO benchmark.commit VALUES (clock_timestamp())");
    } catch (SQLException e) {
      throw new IllegalArgumentException("--database cannot be used: " + e.getMessage(), e);
    }
  }
}
