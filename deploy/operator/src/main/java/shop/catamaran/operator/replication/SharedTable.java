package shop.catamaran.operator.replication;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that all clouds have in common.
 *
 * @param relation schema and name, quoted where needed
 */
record SharedTable(String relation, Kind kind, List<String> key, List<String> columns) {

  /** What is done when two clouds write. */
  enum Kind {
    APPEND_ONLY,
    OWNED,
    NEWEST_WINS
  }

  private static final String ALL =
      """
      SELECT relation, kind, replication.key_of(relation::regclass),
             replication.columns_of(relation::regclass)
        FROM replication.table_kind
       WHERE kind IN ('append-only', 'owned', 'newest-wins') ORDER BY relation
      """;

  /** The tables as one cloud has them. */
  static List<SharedTable> in(Session session) {
    return session.list(SharedTable::read, ALL);
  }

  private static SharedTable read(ResultSet row) throws SQLException {
    return new SharedTable(
        row.getString(1),
        Kind.valueOf(row.getString(2).toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
        texts(row.getArray(3)),
        texts(row.getArray(4)));
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /**
   * A condition on the rows that all clouds must have. Each cloud takes away its own copies of
   * idempotency records when they are seven days old, in its own time.
   */
  String everywhere() {
    return relation.equals("orders.idempotency_record")
        ? "t.recorded_at > clock_timestamp() - interval '6 days'"
        : "true";
  }

  /** The key's columns, for SQL. */
  String keyList() {
    return list(key);
  }

  static String list(List<String> names) {
    return names.stream().map(SharedTable::quoted).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
