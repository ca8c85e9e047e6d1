package shop.catamaran.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import shop.catamaran.catalog.internal.shelf.Shelf;
import shop.catamaran.catalog.internal.shelf.Shelf.Selection;

/** Product lists: the shelf says which products, the database what is shown of them. */
@ApplicationScoped
class ProductLists {

  /** Beyond this, "more than" is as good an answer. */
  private static final long TOTAL_MAX = 10_000;

  /** A search that finds more than this is too broad for anyone to look through. */
  private static final int MATCHES_MAX = 3_000;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  /**
   * A page with all that belongs to it; the query's text has been corrected already if it had to
   * be.
   */
  @Transactional
  public ProductPage page(ProductQuery query, Shelf shelf) {
    Optional<SearchText> text = query.text().map(SearchText::of).filter(typed -> !typed.isEmpty());
    Sort sort = query.sort() == Sort.RELEVANCE && text.isEmpty() ? Sort.NEWEST : query.sort();
    try (Connection connection = dataSource.getConnection()) {
      Optional<Map<UUID, Float>> ranks =
          text.isPresent()
              ? Optional.of(ranks(connection, text.get(), query.category()))
              : Optional.empty();
      Selection selection = shelf.select(query, sort, ranks);
      return new ProductPage(
          summaries(connection, selection.ids()),
          Math.min(TOTAL_MAX, selection.facets().total()),
          selection.facets().shown(),
          selection.nextCursor(),
          Optional.empty());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot list products", e);
    }
  }

  /** How well products match a text; of very many that do, some. */
  private static Map<UUID, Float> ranks(
      Connection connection, SearchText text, Optional<String> category) throws SQLException {
    Map<UUID, Float> ranks = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT id, ts_rank(search, query) FROM (
                SELECT p.id, p.search, query
                  FROM catalog.product p, to_tsquery('catalog.shop', ?) query
                 WHERE NOT p.removed AND p.search @@ query
                   AND (?::text IS NULL OR p.category_path @> ARRAY[?]::text[])
                 LIMIT ?) matches
            """)) {
      select.setString(1, text.tsquery());
      select.setString(2, category.orElse(null));
      select.setString(3, category.orElse(null));
      select.setInt(4, MATCHES_MAX);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ranks.put(rows.getObject(1, UUID.class), rows.getFloat(2));
        }
      }
    }
    return ranks;
  }

  private static List<ProductSummary> summaries(Connection connection, List<UUID> ids)
      throws SQLException {
    Map<UUID, ProductSummary> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT p.id, p.handle, p.title, p.brand, p.currency, p.price_min_minor,
                   p.price_max_minor > p.price_min_minor AS price_varies, p.compare_at_minor,
                   coalesce(s.in_stock, false) AS in_stock, p.image
              FROM catalog.product p LEFT JOIN catalog.availability s ON s.product = p.id
             WHERE p.id = ANY (?) AND NOT p.removed
            """)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ProductSummary summary = summary(rows);
          found.put(summary.id().value(), summary);
        }
      }
    }
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

  private static ProductSummary summary(ResultSet row) throws SQLException {
    CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
    long compareAt = row.getLong("compare_at_minor");
    Optional<Money> compareAtPrice =
        row.wasNull() ? Optional.empty() : Optional.of(Money.ofMinor(currency, compareAt));
    return new ProductSummary(
        new ProductId(row.getObject("id", UUID.class)),
        row.getString("handle"),
        row.getString("title"),
        row.getString("brand"),
        Money.ofMinor(currency, row.getLong("price_min_minor")),
        row.getBoolean("price_varies"),
        compareAtPrice,
        row.getBoolean("in_stock"),
        Optional.ofNullable(row.getString("image")).map(ImageId::new));
  }
}
