package shop.catamaran.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import shop.catamaran.catalog.Suggestion;
import shop.catamaran.catalog.Suggestion.Kind;
import shop.catamaran.catalog.internal.shelf.Shelf;

/** Completions of what was typed. */
@ApplicationScoped
class Suggestions {

  private static final int BRANDS_MAX = 2;
  private static final int MATCHES_MAX = 200;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Transactional
  public List<Suggestion> of(SearchText typed, int countMax, Shelf shelf) {
    List<Suggestion> suggestions = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      suggestions.addAll(categories(connection, typed));
      shelf.brands(typed.joined()).stream()
          .limit(BRANDS_MAX)
          .forEach(brand -> suggestions.add(new Suggestion(Kind.BRAND, brand, brand)));
      suggestions.addAll(products(connection, typed, countMax));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot suggest products", e);
    }
    return suggestions.stream().limit(countMax).toList();
  }

  private static List<Suggestion> categories(Connection connection, SearchText typed)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT name, slug FROM catalog.category
             WHERE NOT removed AND (catalog.plain(name) LIKE catalog.plain(?) || '%'
                OR catalog.plain(name) LIKE '% ' || catalog.plain(?) || '%')
             ORDER BY position, name LIMIT 3
            """)) {
      // Letters, digits and blanks only, so there is no LIKE pattern to escape.
      statement.setString(1, typed.joined());
      statement.setString(2, typed.joined());
      return read(statement, Kind.CATEGORY);
    }
  }

  /** Of some that match, those whose title, or a word of it, begins so and the shortest first. */
  private static List<Suggestion> products(Connection connection, SearchText typed, int countMax)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT title, handle FROM (
                (SELECT title, handle, 0 AS place FROM catalog.product
                  WHERE NOT removed AND catalog.plain(title) LIKE catalog.plain(?) || '%'
                  LIMIT ?)
                UNION ALL
                (SELECT title, handle,
                        CASE WHEN catalog.plain(title) LIKE '% ' || catalog.plain(?) || '%'
                             THEN 1 ELSE 2 END
                   FROM catalog.product
                  WHERE NOT removed AND search @@ to_tsquery('catalog.shop', ?) LIMIT ?)) matches
             GROUP BY title, handle ORDER BY min(place), length(title), title LIMIT ?
            """)) {
      statement.setString(1, typed.joined());
      statement.setInt(2, MATCHES_MAX);
      statement.setString(3, typed.joined());
      statement.setString(4, typed.tsquery());
      statement.setInt(5, MATCHES_MAX);
      statement.setInt(6, countMax);
      return read(statement, Kind.PRODUCT);
    }
  }

  private static List<Suggestion> read(PreparedStatement statement, Kind kind) throws SQLException {
    List<Suggestion> suggestions = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        suggestions.add(new Suggestion(kind, rows.getString(1), rows.getString(2)));
      }
    }
    return suggestions;
  }
}
