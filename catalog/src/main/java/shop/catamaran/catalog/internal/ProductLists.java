package shop.catamaran.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.ProductId;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.ProductSummary;

/** Product lists straight from the database: one statement for the page, one for the facets. */
@ApplicationScoped
class ProductLists {

  /** Beyond this, "more than" is as good an answer. */
  private static final long TOTAL_MAX = 10_000;

  private static final int BRANDS_MAX = 30;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  /**
   * A page with all that belongs to it; the query's text has been corrected already if it had to
   * be.
   */
  @Transactional
  public ProductPage page(ProductQuery query) {
    try (Connection connection = dataSource.getConnection()) {
      List<Row> rows = rows(connection, query);
      boolean more = rows.size() > query.limit();
      List<Row> shown = more ? rows.subList(0, query.limit()) : rows;
      Totals totals = totals(connection, query);
      return new ProductPage(
          shown.stream().map(Row::summary).toList(),
          Math.min(TOTAL_MAX, totals.total()),
          new ProductPage.Facets(
              totals.brands(),
              totals.categories(),
              totals.priceMin(),
              totals.priceMax(),
              totals.inStock()),
          more
              ? Optional.of(shown.get(shown.size() - 1).cursor(sort(query)).encode())
              : Optional.empty(),
          Optional.empty());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot list products", e);
    }
  }

  /** Known words in the place of those that no product has; empty if there is nothing better. */
  @Transactional
  public Optional<String> corrected(String typed) {
    SearchText text = SearchText.of(typed);
    List<String> words = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement tolerance =
            connection.prepareStatement(
                // Two letters swapped in a word of six leave a similarity of 0.27.
                "SELECT set_config('pg_trgm.similarity_threshold', '0.2', true)");
        ResultSet set = tolerance.executeQuery();
        PreparedStatement closest =
            connection.prepareStatement(
                """
                SELECT word FROM catalog.search_word
                 WHERE word OPERATOR(extensions.%) catalog.plain(?)
                 ORDER BY word LIKE catalog.plain(?) || '%' DESC,
                          extensions.similarity(word, catalog.plain(?)) DESC, word
                 LIMIT 1
                """)) {
      set.next();
      for (String word : text.words()) {
        closest.setString(1, word);
        closest.setString(2, word);
        closest.setString(3, word);
        try (ResultSet row = closest.executeQuery()) {
          words.add(row.next() ? row.getString(1) : word);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot correct a search", e);
    }
    return words.equals(text.words()) ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  private static Sort sort(ProductQuery query) {
    return query.sort() == Sort.RELEVANCE && searchText(query).isEmpty()
        ? Sort.NEWEST
        : query.sort();
  }

  private static Optional<SearchText> searchText(ProductQuery query) {
    return query.text().map(SearchText::of).filter(text -> !text.isEmpty());
  }

  private static List<Row> rows(Connection connection, ProductQuery query) throws SQLException {
    Sort sort = sort(query);
    Filter filter = new Filter(query, searchText(query));
    String rank = filter.rank();
    String key =
        switch (sort) {
          case RELEVANCE -> rank;
          case NEWEST -> "p.created_at";
          case PRICE_ASCENDING, PRICE_DESCENDING -> "p.price_min_minor";
          case TITLE -> "p.title";
        };
    boolean descending =
        sort == Sort.RELEVANCE || sort == Sort.NEWEST || sort == Sort.PRICE_DESCENDING;
    String order = descending ? " DESC" : "";
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT p.id, p.handle, p.title, p.brand, p.currency, p.price_min_minor,
                   p.price_max_minor > p.price_min_minor AS price_varies, p.compare_at_minor,
                   coalesce(s.in_stock, false) AS in_stock, p.image,\s""");
    List<Object> parameters = new ArrayList<>();
    sql.append(key).append(" AS sort_key FROM catalog.product p");
    sql.append(" LEFT JOIN catalog.availability s ON s.product = p.id");
    if (sort == Sort.RELEVANCE) {
      parameters.add(filter.tsquery());
    }
    sql.append(" WHERE ").append(filter.conditions(parameters));
    if (query.cursor().isPresent()) {
      Cursor cursor = Cursor.decode(query.cursor().get(), sort);
      sql.append(" AND (").append(key).append(", p.id) ").append(descending ? "<" : ">");
      sql.append(" (?, ?)");
      if (sort == Sort.RELEVANCE) {
        parameters.add(filter.tsquery());
      }
      parameters.add(cursor.keyValue());
      parameters.add(cursor.id());
    }
    sql.append(" ORDER BY sort_key").append(order).append(", p.id").append(order);
    sql.append(" LIMIT ").append(query.limit() + 1);
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql.toString(), parameters);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(Row.of(result, sort));
      }
    }
    return rows;
  }

  /**
   * Each facet counts what the other filters leave, so that a shopper sees what choosing another
   * brand, say, would give.
   */
  private static Totals totals(Connection connection, ProductQuery query) throws SQLException {
    List<Object> parameters = new ArrayList<>();
    Filter filter = new Filter(query, searchText(query));
    String sql =
        "WITH matched AS MATERIALIZED (SELECT p.brand, p.category_path, p.currency,"
            + " p.price_min_minor AS price, coalesce(s.in_stock, false) AS in_stock, "
            + filter.brand(parameters)
            + " AS brand_ok, "
            + filter.price(parameters)
            + " AS price_ok, "
            + (query.inStockOnly() ? "coalesce(s.in_stock, false)" : "true")
            + " AS stock_ok FROM catalog.product p"
            + " LEFT JOIN catalog.availability s ON s.product = p.id WHERE "
            + filter.base(parameters)
            + """
            )
            SELECT 'total' AS kind, NULL AS name, NULL AS label, count(*) AS n FROM matched
             WHERE brand_ok AND price_ok AND stock_ok
            UNION ALL SELECT 'stock', NULL, NULL, count(*) FROM matched
             WHERE brand_ok AND price_ok AND in_stock
            UNION ALL SELECT 'min', max(currency), NULL, min(price) FROM matched
             WHERE brand_ok AND stock_ok
            UNION ALL SELECT 'max', max(currency), NULL, max(price) FROM matched
             WHERE brand_ok AND stock_ok
            UNION ALL (SELECT 'brand', brand, NULL, count(*) FROM matched
             WHERE price_ok AND stock_ok GROUP BY brand ORDER BY 4 DESC, 2 LIMIT\s"""
            + BRANDS_MAX
            + """
            )
            UNION ALL (SELECT 'category', c.slug, c.name, count(*) FROM matched m
             JOIN catalog.category c ON c.slug = m.category_path[?] AND NOT c.removed
             WHERE brand_ok AND price_ok AND stock_ok GROUP BY c.slug, c.name, c.position
             ORDER BY 4 DESC, 2)
            """;
    parameters.add(depth(connection, query) + 1);
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      return Totals.of(result);
    }
  }

  private static int depth(Connection connection, ProductQuery query) throws SQLException {
    if (query.category().isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT cardinality(path) FROM catalog.category WHERE slug = ?")) {
      statement.setString(1, query.category().get());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  static PreparedStatement prepare(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) instanceof String[] texts) {
        Array array = connection.createArrayOf("text", texts);
        statement.setArray(i + 1, array);
      } else {
        statement.setObject(i + 1, parameters.get(i));
      }
    }
    return statement;
  }

  private record Row(ProductSummary summary, String sortKey) {

    static Row of(ResultSet row, Sort sort) throws SQLException {
      CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
      long compareAt = row.getLong("compare_at_minor");
      Optional<Money> compareAtPrice =
          row.wasNull() ? Optional.empty() : Optional.of(Money.ofMinor(currency, compareAt));
      String key =
          sort == Sort.NEWEST
              ? row.getObject("sort_key", OffsetDateTime.class).toString()
              : row.getString("sort_key");
      return new Row(
          new ProductSummary(
              new ProductId(row.getObject("id", UUID.class)),
              row.getString("handle"),
              row.getString("title"),
              row.getString("brand"),
              Money.ofMinor(currency, row.getLong("price_min_minor")),
              row.getBoolean("price_varies"),
              compareAtPrice,
              row.getBoolean("in_stock"),
              Optional.ofNullable(row.getString("image")).map(ImageId::new)),
          key);
    }

    Cursor cursor(Sort sort) {
      return new Cursor(sort, sortKey, summary.id().value());
    }
  }
}
