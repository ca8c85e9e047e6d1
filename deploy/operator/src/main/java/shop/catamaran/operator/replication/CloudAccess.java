package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * How to reach the database of one cloud.
 *
 * @param name the cloud's name
 * @param admin where this command reaches the database
 * @param adminUser a superuser, or what the provider gives instead
 * @param reachedBy where each other cloud reaches it; {@code admin} for those not named
 * @param sslMode PostgreSQL's sslmode, for this command and for the other clouds
 */
public record CloudAccess(
    String name,
    Endpoint admin,
    String adminUser,
    String adminPassword,
    Map<String, Endpoint> reachedBy,
    String sslMode) {

  public CloudAccess {
    reachedBy = Map.copyOf(reachedBy);
  }

  /** A database that everybody reaches at the same place, without TLS. */
  public static CloudAccess direct(
      String name, Endpoint admin, String adminUser, String adminPassword) {
    return new CloudAccess(name, admin, adminUser, adminPassword, Map.of(), "disable");
  }

  Endpoint reachedBy(String cloud) {
    return reachedBy.getOrDefault(cloud, admin);
  }

  /** JDBC address of a database on the cloud's server, as this command reaches it. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://"
        + admin
        + "/"
        + database
        + "?connectTimeout=5&tcpKeepAlive=true&ApplicationName=catamaran&sslmode="
        + sslMode;
  }

  /** Signs in to a database on the cloud's server as its administrator. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), adminUser, adminPassword);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CloudAccess[" + name + " at " + admin + "]";
  }
}
