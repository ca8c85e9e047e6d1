package shop.catamaran.catalog.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the category of a path of names, or makes it. One per import: it remembers what it made.
 */
final class CategoryWriter {

  private static final int SAME_NAMES_MAX = 20;

  private final Map<List<String>, List<String>> known = new HashMap<>();

  /** The name as it stands in addresses: lower case, no accents, words joined by hyphens. */
  static String slug(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** The slugs from the root down to the category with these names. */
  List<String> path(Connection connection, List<String> names) throws SQLException {
    List<String> path = known.get(names);
    if (path == null) {
      List<String> parent =
          names.size() == 1 ? List.of() : path(connection, names.subList(0, names.size() - 1));
      path = make(connection, parent, names.get(names.size() - 1));
      known.put(List.copyOf(names), path);
    }
    return path;
  }

  private static List<String> make(Connection connection, List<String> parent, String name)
      throws SQLException {
    for (String slug : candidates(parent, slug(name))) {
      List<String> path = new ArrayList<>(parent);
      path.add(slug);
      insert(connection, slug, name, path);
      if (isAt(connection, slug, path)) {
        return List.copyOf(path);
      }
    }
    throw new SQLException("the category " + name + " below " + parent + " has no name to itself");
  }

  // A name may occur in several branches: there, it takes its parent's along, or a number.
  private static List<String> candidates(List<String> parent, String slug) {
    List<String> candidates = new ArrayList<>(List.of(slug));
    if (!parent.isEmpty()) {
      candidates.add(parent.get(parent.size() - 1) + "-" + slug);
    }
    IntStream.rangeClosed(2, SAME_NAMES_MAX).forEach(n -> candidates.add(slug + "-" + n));
    return candidates;
  }

  private static void insert(Connection connection, String slug, String name, List<String> path)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO catalog.category (slug, name, parent, path, position)
            VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM catalog.category))
            ON CONFLICT (slug) DO NOTHING
            """)) {
      insert.setString(1, slug);
      insert.setString(2, name);
      insert.setString(3, path.size() == 1 ? null : path.get(path.size() - 2));
      insert.setArray(4, connection.createArrayOf("text", path.toArray()));
      insert.executeUpdate();
    }
  }

  private static boolean isAt(Connection connection, String slug, List<String> path)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT path = ? FROM catalog.category WHERE slug = ?")) {
      select.setArray(1, connection.createArrayOf("text", path.toArray()));
      select.setString(2, slug);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
