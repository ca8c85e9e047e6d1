package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.postgres.ShopDatabase;

/** A connection to the database of one cloud, signed in as its administrator. Not thread-safe. */
final class Session implements AutoCloseable {

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final CloudAccess cloud;
  private final Connection connection;

  private Session(CloudAccess cloud, Connection connection) {
    this.cloud = cloud;
    this.connection = connection;
  }

  /**
   * Signs in.
   *
   * @throws RefusedException if the database does not answer
   */
  static Session open(CloudAccess cloud) {
    try {
      return new Session(cloud, cloud.connect(ShopDatabase.NAME));
    } catch (SQLException e) {
      throw new RefusedException(
          "The database of "
              + cloud.name()
              + " at "
              + cloud.admin()
              + " does not answer: "
              + e.getMessage().strip(),
          e);
    }
  }

  /** Signs in if the database answers. */
  static Optional<Session> openIfThere(CloudAccess cloud) {
    try {
      return Optional.of(new Session(cloud, cloud.connect(ShopDatabase.NAME)));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  CloudAccess cloud() {
    return cloud;
  }

  String name() {
    return cloud.name();
  }

  Connection connection() {
    return connection;
  }

  /** Runs a statement; it is not in a transaction unless one was begun. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  int update(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  <T> List<T> list(Row<T> row, String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... parameters) {
    return list(row, sql, parameters).stream().findFirst();
  }

  String text(String sql, Object... parameters) {
    return list(row -> row.getString(1), sql, parameters).get(0);
  }

  boolean yes(String sql, Object... parameters) {
    return list(row -> row.getBoolean(1), sql, parameters).get(0);
  }

  long number(String sql, Object... parameters) {
    return list(row -> row.getLong(1), sql, parameters).get(0);
  }

  /** A text as SQL has it. */
  String literal(String text) {
    try (Statement statement = connection.createStatement()) {
      return statement.enquoteLiteral(text);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  RefusedException failed(SQLException e) {
    return new RefusedException(
        "The database of " + cloud.name() + " refused: " + e.getMessage().strip(), e);
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server is gone: so is the session.
      return;
    }
  }
}
