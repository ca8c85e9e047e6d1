package shop.catamaran.operator.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How a cloud's database is reached, as its superuser. */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
