package shop.catamaran.catalog.internal.stock;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockTransfer;

/**
 * One step along all articles, in their order: samples what each cloud sold, gives what other
 * clouds lack, and mends what is derived. Bounded in what it reads and in what it writes.
 */
final class BalanceRound {

  static final int ARTICLES_MAX = 2_000;
  static final int GIFTS_MAX = 500;

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Connection connection;
  private final String cloud;
  private final Collection<String> others;

  /**
   * @param others clouds that can take now
   */
  BalanceRound(Connection connection, String cloud, Collection<String> others) {
    this.connection = connection;
    this.cloud = cloud;
    this.others = others;
  }

  /**
   * What a round did.
   *
   * @param position the last article it saw, or empty if it has come to the end
   */
  record Outcome(String position, int gifts) {}

  /** Goes on after the given article. */
  Outcome after(String position) throws SQLException {
    String end = endOfStep(position);
    // Two clouds that sell the last units at the same time may each have thought that some are
    // left.
    new StockNews(connection).mend(sampleDemand(position, end));
    HoldingRows holdings = holdings(position, end);
    List<StockTransfer> gifts = new ArrayList<>();
    for (String sku : holdings.skus()) {
      new Balance(holdings.of(sku))
          .gifts(cloud)
          .forEach(
              (taker, units) ->
                  gifts.add(new StockTransfer(IDS.generate(), new Sku(sku), cloud, taker, units)));
      if (gifts.size() >= GIFTS_MAX) {
        return new Outcome(sku, new Allotments(connection).give(gifts));
      }
    }
    return new Outcome(end == null ? "" : end, new Allotments(connection).give(gifts));
  }

  /** The last article of this step; null if it is the last of all. */
  private String endOfStep(String position) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sku FROM catalog.variant WHERE sku > ? ORDER BY sku OFFSET ? LIMIT 1")) {
      select.setString(1, position);
      select.setInt(2, ARTICLES_MAX - 1);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** Writes what was sold or put back since the last sample, and answers the articles. */
  private List<String> sampleDemand(String after, String end) throws SQLException {
    List<String> skus = new ArrayList<>();
    try (PreparedStatement sample =
        connection.prepareStatement(
            """
            INSERT INTO catalog.stock_demand AS d (sku, cloud, sold_seen, units, sampled_at)
            SELECT a.sku, a.cloud, a.sold, a.sold, clock_timestamp()
              FROM catalog.stock_allotment a LEFT JOIN catalog.stock_demand s USING (sku, cloud)
             WHERE a.sku > ? AND a.sku <= coalesce(?, a.sku)
               AND a.sold <> coalesce(s.sold_seen, 0)
            ON CONFLICT (sku, cloud) DO UPDATE
              SET units = greatest(0, %s + excluded.sold_seen - d.sold_seen),
                  sold_seen = excluded.sold_seen, sampled_at = excluded.sampled_at
            RETURNING sku
            """
                .formatted(HoldingRows.DEMAND))) {
      sample.setString(1, after);
      sample.setString(2, end);
      try (ResultSet rows = sample.executeQuery()) {
        while (rows.next()) {
          skus.add(rows.getString(1));
        }
      }
    }
    return skus;
  }

  private HoldingRows holdings(String after, String end) throws SQLException {
    HoldingRows holdings = new HoldingRows(cloud, others);
    try (PreparedStatement select = connection.prepareStatement(HoldingRows.SQL_OF_MANY)) {
      select.setString(1, after);
      select.setString(2, end);
      select.setString(3, after);
      select.setString(4, end);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          holdings.add(rows);
        }
      }
    }
    return holdings;
  }
}
