package shop.catamaran.orders.internal.barrier;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How far the log of this cloud's database is written, and how far its peers have confirmed it. */
@ApplicationScoped
class Positions {

  // The log is taken as far as it is flushed: every commit that was answered lies before that.
  private static final String POLL =
      """
      SELECT peer.name, coalesce(slot.active, false) AS active,
        coalesce(beat.copied, false) AS copied, cloud.lost_at IS NOT NULL AS lost,
        CAST(coalesce(pg_wal_lsn_diff(slot.confirmed_flush_lsn, '0/0'), 0) AS bigint) AS confirmed,
        CAST(pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0') AS bigint) AS flushed
      FROM unnest(CAST(? AS text[])) AS peer (name)
        LEFT JOIN pg_replication_slots AS slot ON slot.database = current_database()
          AND slot.slot_name = peer.name || '_from_' || current_setting('catamaran.cloud')
        LEFT JOIN replication.heartbeat AS beat ON beat.cloud = peer.name
        LEFT JOIN replication.cloud AS cloud ON cloud.name = peer.name
      """;

  // Written and flushed at once, with all that lay before it.
  private static final String NUDGE =
      "SELECT pg_logical_emit_message(false, 'catamaran.confirm', '', true)";

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Inject private Peers peers;

  boolean arePointless() {
    return peers.names().isEmpty();
  }

  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  Poll poll(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POLL)) {
      statement.setString(1, "{" + String.join(",", peers.names()) + "}");
      try (ResultSet rows = statement.executeQuery()) {
        long flushed = 0;
        List<Poll.Peer> seen = new ArrayList<>();
        while (rows.next()) {
          flushed = rows.getLong("flushed");
          seen.add(
              new Poll.Peer(
                  rows.getString("name"),
                  rows.getBoolean("active"),
                  rows.getBoolean("copied"),
                  rows.getBoolean("lost"),
                  rows.getLong("confirmed")));
        }
        return new Poll(flushed, seen);
      }
    }
  }

  void nudge(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NUDGE);
    }
  }
}
