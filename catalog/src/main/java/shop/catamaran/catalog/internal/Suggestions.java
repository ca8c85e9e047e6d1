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

/** Completions of what was typed. */
@ApplicationScoped
class Suggestions {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Transactional
  public List<Suggestion> of(SearchText typed, int countMax) {
    List<Suggestion> suggestions = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                (SELECT 'CATEGORY' AS kind, name AS text, slug AS target, 1 AS place, position AS rank
                   FROM catalog.category
                  WHERE NOT removed AND (catalog.plain(name) LIKE catalog.plain(?) || '%'
                     OR catalog.plain(name) LIKE '% ' || catalog.plain(?) || '%')
                  ORDER BY position LIMIT 3)
                UNION ALL
                (SELECT DISTINCT 'BRAND', brand, brand, 2, 0
                   FROM catalog.product
                  WHERE NOT removed AND catalog.plain(brand) LIKE catalog.plain(?) || '%'
                  ORDER BY 2 LIMIT 2)
                UNION ALL
                (SELECT 'PRODUCT', title, handle, 3,
                        CASE WHEN catalog.plain(title) LIKE catalog.plain(?) || '%' THEN 0
                             WHEN catalog.plain(title) LIKE '% ' || catalog.plain(?) || '%' THEN 1
                             ELSE 2 END
                   FROM catalog.product
                  WHERE NOT removed AND search @@ to_tsquery('catalog.shop', ?)
                  ORDER BY 5, length(title), 2 LIMIT ?)
                ORDER BY place, rank, text
                """)) {
      // Letters, digits and blanks only, so there is no LIKE pattern to escape.
      for (int i = 1; i <= 5; i++) {
        statement.setString(i, typed.joined());
      }
      statement.setString(6, typed.tsquery());
      statement.setInt(7, countMax);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && suggestions.size() < countMax) {
          suggestions.add(
              new Suggestion(
                  Suggestion.Kind.valueOf(rows.getString("kind")),
                  rows.getString("text"),
                  rows.getString("target")));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot suggest products", e);
    }
    return List.copyOf(suggestions);
  }
}
