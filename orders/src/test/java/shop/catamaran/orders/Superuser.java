package shop.catamaran.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does in the test's database what the application's role may not. */
@ApplicationScoped
class Superuser {

  @Inject
  @ConfigProperty(name = "db.port")
  private int port;

  Connection connect() throws SQLException {
    return connect(port);
  }

  static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/catamaran", "postgres", "postgres");
  }

  int port() {
    return port;
  }

  /** The first column of the first row as text, or nothing. */
  String value(String sql, Object... parameters) {
    try (Connection connection = connect()) {
      return value(connection, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException("the test's database cannot be read", e);
    }
  }

  static String value(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setString(index + 1, parameters[index].toString());
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /** Runs a statement, its parameters all as text. */
  int execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect()) {
      return execute(connection, sql, parameters);
    }
  }

  /** Writes as replication does: no trigger of the application fires. */
  int replicate(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, "SET session_replication_role = replica");
      return execute(connection, sql, parameters);
    }
  }

  /**
   * Holds a row lock until someone waits for it, then asks for a lock that only the waiting one can
   * have: one of both must give up, and that is the other one.
   */
  void deadlock(String lock, String waitFor, CountDownLatch locked) throws Exception {
    try (Connection connection = connect()) {
      execute(connection, "SET deadlock_timeout = '10min'");
      connection.setAutoCommit(false);
      execute(connection, lock);
      locked.countDown();
      Eventually.await("someone waits for the lock", () -> isWaitedFor(connection));
      execute(connection, waitFor);
      connection.rollback();
    }
  }

  private static boolean isWaitedFor(Connection connection) {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException("the locks cannot be read", e);
    }
  }

  static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setString(index + 1, parameters[index].toString());
      }
      statement.execute();
      return statement.getUpdateCount();
    }
  }
}
