package shop.catamaran.web.peer;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import shop.catamaran.web.Settings;
import shop.catamaran.web.database.Schemas;

/** How this cloud is. */
@ApplicationScoped
class OwnStatus {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource database;

  @Inject Settings settings;
  @Inject Clock clock;

  @Transactional
  PeerStatus read() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return new PeerStatus(
          settings.cloud(),
          settings.member(),
          epochs(statement),
          release(),
          versions(statement),
          text(statement, "SELECT pg_current_wal_insert_lsn()"),
          heartbeat(statement),
          clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException("this cloud's database does not tell how it is", e);
    }
  }

  /** A peer knows this cloud under this epoch; its database refuses to sell if it is older. */
  @Transactional
  void told(int epoch) {
    try (Connection connection = database.getConnection();
        PreparedStatement tell = connection.prepareStatement("SELECT replication.told(?)")) {
      tell.setInt(1, epoch);
      tell.executeQuery().close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot pass on that a peer told of epoch " + epoch, e);
    }
  }

  private Map<String, Integer> epochs(Statement statement) throws SQLException {
    Map<String, Integer> epochs = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT name, epoch FROM replication.cloud"
                + " UNION ALL SELECT replication.this_cloud(), epoch FROM replication.own")) {
      while (rows.next()) {
        epochs.merge(rows.getString(1), rows.getInt(2), Math::max);
      }
    }
    return epochs;
  }

  private static Map<String, String> versions(Statement statement) throws SQLException {
    Map<String, String> versions = new HashMap<>();
    for (String schema : Schemas.ALL) {
      versions.put(
          schema,
          text(
              statement,
              "SELECT version FROM migrations."
                  + schema
                  + "_history WHERE success AND version IS NOT NULL"
                  + " ORDER BY installed_rank DESC LIMIT 1"));
    }
    return versions;
  }

  private static Optional<Instant> heartbeat(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT at FROM replication.heartbeat WHERE cloud = replication.this_cloud()")) {
      return row.next()
          ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static String release() {
    return Optional.ofNullable(OwnStatus.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
