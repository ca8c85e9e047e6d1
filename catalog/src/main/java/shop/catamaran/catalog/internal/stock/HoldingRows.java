package shop.catamaran.catalog.internal.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers rows of article, cloud, free units, units on their way, demand into holdings. */
final class HoldingRows {

  /** Half of what was sold an hour ago still counts. */
  static final String DEMAND =
      "coalesce(d.units * power(0.5, extract(epoch FROM clock_timestamp() - d.sampled_at) / 3600),"
          + " 0)";

  private static final String SQL =
      """
      SELECT a.sku, a.cloud, a.granted - a.sold - a.given AS free, 0 AS incoming, %1$s AS demand
        FROM catalog.stock_allotment a
        LEFT JOIN catalog.stock_demand d ON d.sku = a.sku AND d.cloud = a.cloud
       WHERE %2$s
      UNION ALL
      SELECT a.sku, a.to_cloud, 0, a.units, 0 FROM catalog.stock_in_transit a WHERE %2$s
      ORDER BY sku
      """;

  /** Parameters: the article, twice. */
  static final String SQL_OF_ONE = SQL.formatted(DEMAND, "a.sku = ?");

  /** Parameters: the article before, the last one or null if there is no end, and both again. */
  static final String SQL_OF_MANY =
      SQL.formatted(DEMAND, "a.sku > ? AND a.sku <= coalesce(?, a.sku)");

  private final Collection<String> clouds = new TreeSet<>();
  private final Map<String, Map<String, Holding>> holdings = new LinkedHashMap<>();

  /** Rows of other clouds than these are left out: they can neither give nor take now. */
  HoldingRows(String cloud, Collection<String> others) {
    clouds.add(cloud);
    clouds.addAll(others);
  }

  void add(ResultSet row) throws SQLException {
    Holding holding =
        new Holding(
            row.getString("cloud"),
            row.getInt("free"),
            row.getInt("incoming"),
            row.getDouble("demand"));
    if (clouds.contains(holding.cloud())) {
      holdings
          .computeIfAbsent(row.getString("sku"), sku -> new TreeMap<>())
          .merge(holding.cloud(), holding, HoldingRows::sum);
    }
  }

  private static Holding sum(Holding one, Holding other) {
    return new Holding(
        one.cloud(),
        one.free() + other.free(),
        one.incoming() + other.incoming(),
        one.demand() + other.demand());
  }

  /** Articles in the order in which the rows came. */
  Collection<String> skus() {
    return holdings.keySet();
  }

  /** What each of the clouds has of an article. */
  List<Holding> of(String sku) {
    Map<String, Holding> known = holdings.getOrDefault(sku, Map.of());
    List<Holding> all = new ArrayList<>();
    clouds.forEach(cloud -> all.add(known.getOrDefault(cloud, Holding.none(cloud))));
    return all;
  }
}
