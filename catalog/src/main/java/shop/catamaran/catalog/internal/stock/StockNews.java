package shop.catamaran.catalog.internal.stock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Follows up what sales only noted: brings the availability in lists up to date and lets members
 * forget what they had read of these products.
 */
final class StockNews {

  /** Above this, everything is forgotten at once: a notification each would take longer. */
  private static final int PRODUCTS_TOLD_MAX = 50;

  private final Connection connection;

  StockNews(Connection connection) {
    this.connection = connection;
  }

  /** Tells the oldest news; answers how many there were. */
  int tellNoted(int countMax) throws SQLException {
    List<UUID> products = new ArrayList<>();
    try (PreparedStatement take =
        connection.prepareStatement(
            "DELETE FROM catalog.stock_news WHERE id IN"
                + " (SELECT id FROM catalog.stock_news ORDER BY id LIMIT ?) RETURNING product")) {
      take.setInt(1, countMax);
      try (ResultSet rows = take.executeQuery()) {
        while (rows.next()) {
          products.add(rows.getObject(1, UUID.class));
        }
      }
    }
    tell(products);
    return products.size();
  }

  /** Of these articles' products, tells those whose availability was not up to date. */
  void mend(List<String> skus) throws SQLException {
    try (PreparedStatement mend =
        connection.prepareStatement(
            "SELECT catalog.tell(product) FROM catalog.refresh_availability(ARRAY("
                + "SELECT product FROM catalog.variant WHERE sku = ANY (?))) product")) {
      mend.setArray(1, connection.createArrayOf("text", skus.toArray()));
      mend.executeQuery().close();
    }
  }

  private void tell(List<UUID> told) throws SQLException {
    Set<UUID> products = new TreeSet<>(told);
    Array array = connection.createArrayOf("uuid", products.toArray());
    try (PreparedStatement refresh =
            connection.prepareStatement("SELECT catalog.refresh_availability(?)");
        PreparedStatement bulk =
            connection.prepareStatement("SELECT set_config('catamaran.bulk', ?, true)");
        PreparedStatement tell =
            connection.prepareStatement("SELECT catalog.tell(product) FROM unnest(?) product")) {
      refresh.setArray(1, array);
      refresh.executeQuery().close();
      bulk.setString(1, products.size() > PRODUCTS_TOLD_MAX ? "on" : "off");
      bulk.executeQuery().close();
      tell.setArray(1, array);
      tell.executeQuery().close();
    }
  }
}
