package shop.catamaran.web.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import shop.catamaran.web.operations.CloudReport.Database;
import shop.catamaran.web.operations.CloudReport.Link;

/** Reads from this cloud's database how it stands with its peers'. */
@ApplicationScoped
class ReplicationReader {

  private static final int TIMEOUT_SECONDS = 2;

  private static final String OWN =
      """
      SELECT o.epoch, replication.is_fenced() AS fenced, s.drained, s.reason
        FROM replication.own o, replication.serving s
      """;

  private static final String LINKS =
      """
      SELECT h.cloud,
             (1000 * extract(epoch FROM clock_timestamp() - h.at))::bigint AS silent_millis,
             EXISTS (SELECT FROM pg_stat_subscription s
                      WHERE s.subname = ? || '_from_' || h.cloud AND s.pid IS NOT NULL
                        AND s.relid IS NULL) AS receiving,
             coalesce(l.active, false) AS sending,
             pg_wal_lsn_diff(pg_current_wal_lsn(), l.confirmed_flush_lsn)::bigint AS waiting_bytes
        FROM replication.heartbeat h
        LEFT JOIN pg_replication_slots l ON l.slot_name = h.cloud || '_from_' || ?
       WHERE h.cloud <> ?
       ORDER BY h.cloud
      """;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  Database read(String cloud, long exposure) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      List<Link> links = links(connection, cloud);
      try (PreparedStatement statement = connection.prepareStatement(OWN)) {
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return new Database(
              row.getInt("epoch"),
              row.getBoolean("fenced"),
              row.getBoolean("drained")
                  ? Optional.of(Optional.ofNullable(row.getString("reason")).orElse(""))
                  : Optional.empty(),
              exposure,
              links);
        }
      }
    }
  }

  private static List<Link> links(Connection connection, String cloud) throws SQLException {
    List<Link> links = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, cloud);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long waiting = row.getLong("waiting_bytes");
          Optional<Long> waitingBytes = row.wasNull() ? Optional.empty() : Optional.of(waiting);
          links.add(
              new Link(
                  row.getString("cloud"),
                  row.getBoolean("receiving"),
                  row.getBoolean("sending"),
                  Optional.of(Math.max(0, row.getLong("silent_millis"))),
                  waitingBytes));
        }
      }
    }
    return links;
  }
}
