package shop.catamaran.catalog.internal.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockTransfer;

/**
 * This cloud's allotments in its database, on a connection whose transaction the caller ends. Every
 * change is one conditional statement; the database's checks are the last word.
 */
final class Allotments {

  private static final Comparator<StockTransfer> LOCK_ORDER =
      Comparator.comparing((StockTransfer transfer) -> transfer.sku().value())
          .thenComparing(StockTransfer::id);

  private final Connection connection;

  Allotments(Connection connection) {
    this.connection = connection;
  }

  /** Whether that many units were there to be sold. */
  boolean sell(String sku, int units) throws SQLException {
    return change(
        """
        UPDATE catalog.stock_allotment SET sold = sold + ? WHERE sku = ?
           AND cloud = replication.this_cloud() AND granted - sold - given >= ?
        """,
        sku,
        units);
  }

  /** Whether that many units had been sold. */
  boolean putBack(String sku, int units) throws SQLException {
    return change(
        """
        UPDATE catalog.stock_allotment SET sold = sold - ? WHERE sku = ?
           AND cloud = replication.this_cloud() AND sold >= ?
        """,
        sku,
        units);
  }

  private boolean change(String sql, String sku, int units) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, units);
      update.setString(2, sku);
      update.setInt(3, units);
      return update.executeUpdate() == 1;
    }
  }

  /** Units of these articles that are free in each cloud or on their way to it. */
  Map<String, Map<String, Integer>> units(Collection<String> skus) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sku, cloud, sum(units) FROM catalog.stock_units WHERE sku = ANY (?)"
                + " GROUP BY sku, cloud")) {
      select.setArray(1, connection.createArrayOf("text", skus.toArray()));
      Map<String, Map<String, Integer>> units = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          units
              .computeIfAbsent(rows.getString(1), sku -> new TreeMap<>())
              .put(rows.getString(2), rows.getInt(3));
        }
      }
      return units;
    }
  }

  /** Locks this cloud's units of these articles until the transaction ends. */
  void lock(SortedSet<String> skus) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT FROM catalog.stock_allotment WHERE sku = ?"
                + " AND cloud = replication.this_cloud() FOR UPDATE")) {
      for (String sku : skus) {
        lock.setString(1, sku);
        lock.executeQuery().close();
      }
    }
  }

  /** What this cloud and the others have of an article. */
  List<Holding> holdings(String sku, String cloud, Collection<String> others) throws SQLException {
    HoldingRows holdings = new HoldingRows(cloud, others);
    try (PreparedStatement select = connection.prepareStatement(HoldingRows.SQL_OF_ONE)) {
      select.setString(1, sku);
      select.setString(2, sku);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          holdings.add(rows);
        }
      }
    }
    return holdings.of(sku);
  }

  /** The transfers of these that have been made already. */
  List<StockTransfer> known(Collection<UUID> ids) throws SQLException {
    List<StockTransfer> known = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, sku, from_cloud, to_cloud, units FROM catalog.stock_transfer"
                + " WHERE id = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(
              new StockTransfer(
                  rows.getObject(1, UUID.class),
                  new Sku(rows.getString(2)),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getInt(5)));
        }
      }
    }
    return known;
  }

  /** Gives units away; those of which too few are free are left out. Answers how many were made. */
  int give(List<StockTransfer> transfers) throws SQLException {
    try (PreparedStatement give =
        connection.prepareStatement(
            """
            WITH given AS (
                UPDATE catalog.stock_allotment SET given = given + ? WHERE sku = ?
                   AND cloud = replication.this_cloud() AND granted - sold - given >= ?
                RETURNING sku, cloud)
            INSERT INTO catalog.stock_transfer (id, sku, from_cloud, to_cloud, units)
            SELECT ?, sku, cloud, ?, ? FROM given
            """)) {
      for (StockTransfer transfer : transfers.stream().sorted(LOCK_ORDER).toList()) {
        give.setInt(1, transfer.units());
        give.setString(2, transfer.sku().value());
        give.setInt(3, transfer.units());
        give.setObject(4, transfer.id());
        give.setString(5, transfer.toCloud());
        give.setInt(6, transfer.units());
        give.addBatch();
      }
      int made = 0;
      for (int count : give.executeBatch()) {
        made += count;
      }
      return made;
    }
  }

  /**
   * Adds to this cloud's units what others gave to it, each transfer once, whether it is known here
   * by replication or from the giver's answer. Answers how many were added now.
   */
  int claim(List<StockTransfer> transfers) throws SQLException {
    List<StockTransfer> inOrder = transfers.stream().sorted(LOCK_ORDER).toList();
    try (PreparedStatement learn =
        connection.prepareStatement(
            "INSERT INTO catalog.stock_transfer (id, sku, from_cloud, to_cloud, units)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (StockTransfer transfer : inOrder) {
        learn.setObject(1, transfer.id());
        learn.setString(2, transfer.sku().value());
        learn.setString(3, transfer.fromCloud());
        learn.setString(4, transfer.toCloud());
        learn.setInt(5, transfer.units());
        learn.addBatch();
      }
      learn.executeBatch();
    }
    return claim(connection.createArrayOf("uuid", inOrder.stream().map(t -> t.id()).toArray()));
  }

  /** Claims transfers that arrived by replication. Answers how many were added. */
  int claimArrived(int countMax) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT transfer FROM catalog.stock_in_transit"
                + " WHERE to_cloud = replication.this_cloud()"
                + " ORDER BY sku, transfer LIMIT ?")) {
      select.setInt(1, countMax);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    if (ids.isEmpty()) {
      return 0;
    }
    return claim(connection.createArrayOf("uuid", ids.toArray()));
  }

  private int claim(java.sql.Array ids) throws SQLException {
    int claimed;
    try (PreparedStatement claim =
        connection.prepareStatement(
            """
            WITH claimed AS (
                INSERT INTO catalog.stock_claim (transfer, sku, units)
                SELECT id, sku, units FROM catalog.stock_transfer
                 WHERE id = ANY (?) AND to_cloud = replication.this_cloud()
                 ORDER BY sku COLLATE "C", id
                ON CONFLICT DO NOTHING RETURNING sku, units),
            added AS (
                INSERT INTO catalog.stock_allotment (sku, granted)
                SELECT sku, sum(units) FROM claimed GROUP BY sku ORDER BY sku COLLATE "C"
                ON CONFLICT (sku, cloud)
                DO UPDATE SET granted = stock_allotment.granted + excluded.granted
                RETURNING sku)
            SELECT (SELECT count(*) FROM claimed), (SELECT count(*) FROM added)
            """)) {
      claim.setArray(1, ids);
      try (ResultSet row = claim.executeQuery()) {
        row.next();
        claimed = row.getInt(1);
      }
    }
    // Where claim and transfer crossed, the transfer is still noted as being under way.
    try (PreparedStatement clear =
        connection.prepareStatement(
            "DELETE FROM catalog.stock_in_transit t WHERE transfer = ANY (?)"
                + " AND EXISTS (SELECT FROM catalog.stock_claim c"
                + " WHERE c.transfer = t.transfer)")) {
      clear.setArray(1, ids);
      clear.executeUpdate();
    }
    return claimed;
  }
}
