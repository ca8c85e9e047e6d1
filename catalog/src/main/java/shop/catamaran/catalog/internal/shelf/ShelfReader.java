package shop.catamaran.catalog.internal.shelf;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.internal.shelf.Shelf.ShelfCategory;

/** Reads the shelf from the database. */
@ApplicationScoped
class ShelfReader {

  private static final int FETCH_SIZE = 5_000;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Shelf read(long version) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      Map<String, Integer> numbers = new HashMap<>();
      List<ShelfCategory> categories = categories(statement, numbers);
      return shelf(version, statement, categories, numbers);
    }
  }

  private static List<ShelfCategory> categories(Statement statement, Map<String, Integer> numbers)
      throws SQLException {
    List<ShelfCategory> categories = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT slug, name, path, removed FROM catalog.category")) {
      while (rows.next()) {
        numbers.put(rows.getString("slug"), categories.size());
        categories.add(
            new ShelfCategory(
                rows.getString("slug"),
                rows.getString("name"),
                List.of((String[]) rows.getArray("path").getArray()),
                rows.getBoolean("removed")));
      }
    }
    return categories;
  }

  private static Shelf shelf(
      long version,
      Statement statement,
      List<ShelfCategory> categories,
      Map<String, Integer> numbers)
      throws SQLException {
    List<Item> items = new ArrayList<>();
    Map<String, String> brands = new HashMap<>();
    CurrencyUnit currency = CurrencyUnit.EUR;
    statement.setFetchSize(FETCH_SIZE);
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT p.id, p.title, p.brand, p.category, p.price_min_minor, p.currency, p.created_at,
                   coalesce(s.in_stock, false) AS in_stock
              FROM catalog.product p LEFT JOIN catalog.availability s ON s.product = p.id
             WHERE NOT p.removed
            """)) {
      while (rows.next()) {
        Integer category = numbers.get(rows.getString("category"));
        // From another cloud a product may come before its category.
        if (category != null) {
          currency = CurrencyUnit.of(rows.getString("currency"));
          items.add(
              new Item(
                  rows.getObject("id", UUID.class),
                  rows.getString("title"),
                  brands.computeIfAbsent(rows.getString("brand"), brand -> brand),
                  category,
                  rows.getLong("price_min_minor"),
                  rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                  rows.getBoolean("in_stock"),
                  0));
        }
      }
    }
    return new Shelf(version, currency, categories, items);
  }
}
