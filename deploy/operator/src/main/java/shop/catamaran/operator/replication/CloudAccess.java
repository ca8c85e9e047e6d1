package shop.catamaran.operator.replication;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import shop.catamaran.operator.console.RefusedException;

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

  /**
   * Signs in to a database on the cloud's server as its administrator. Rows are compared by their
   * text, so the connection writes it in one way, whatever the server's settings are.
   */
  public Connection connect(String database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(jdbcUrl(database), adminUser, adminPassword);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres';"
              + " SET bytea_output = 'hex'; SET extra_float_digits = 1");
    }
    return connection;
  }

  /**
   * The cloud of that name.
   *
   * @throws RefusedException if none has it
   */
  public static CloudAccess named(List<CloudAccess> clouds, String name) {
    return clouds.stream()
        .filter(cloud -> cloud.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException("There is no cloud " + name + " in this shop."));
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CloudAccess[" + name + " at " + admin + "]";
  }
}
