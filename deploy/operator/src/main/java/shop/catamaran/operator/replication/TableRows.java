package shop.catamaran.operator.replication;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.catamaran.operator.console.RefusedException;

/**
 * The rows of one table in one cloud, by hash. Keys and rows are JSON texts, since those do not
 * depend on the order of columns.
 */
final class TableRows {

  /** Rows are counted and hashed in so many groups, so that few need a closer look. */
  private static final int BUCKETS = 1024;

  /** Number of rows of a bucket and the sum of their hashes. */
  record Bucket(long rows, long hash) {}

  private final Session session;
  private final SharedTable table;

  private final String condition;

  TableRows(Session session, SharedTable table) {
    this(session, table, "true");
  }

  private TableRows(Session session, SharedTable table, String condition) {
    this.session = session;
    this.table = table;
    this.condition = condition;
  }

  /** Only those rows of an owned table that belong to a cloud. */
  TableRows belongingTo(String cloud) {
    return new TableRows(session, table, "t.cloud = " + session.literal(cloud));
  }

  Map<Integer, Bucket> buckets() {
    Map<Integer, Bucket> buckets = new HashMap<>();
    session.list(
        row -> buckets.put(row.getInt(1), new Bucket(row.getLong(2), row.getLong(3))),
        "SELECT "
            + bucket()
            + ", count(*), bit_xor("
            + hash()
            + ") FROM "
            + from()
            + where()
            + " GROUP BY 1");
    return buckets;
  }

  /** Hash by key of all rows of some buckets. */
  Map<String, Long> hashesIn(Collection<Integer> buckets) {
    return hashes(where() + " AND " + bucket() + " = ANY (?)", array("integer", buckets.toArray()));
  }

  /** All rows. */
  Collection<String> contents() {
    return session.list(
        row -> row.getString(1),
        "SELECT (SELECT row_to_json(r) FROM (SELECT "
            + columns()
            + ") r)::text FROM "
            + from()
            + where());
  }

  /** Hash by key of those rows that are there. */
  Map<String, Long> hashesOf(Collection<String> keys) {
    return hashes(these() + where(), jsonArray(keys));
  }

  /** Those rows that are there, by key. */
  Map<String, String> contentsOf(Collection<String> keys) {
    Map<String, String> contents = new HashMap<>();
    session.list(
        row -> contents.put(row.getString(1), row.getString(2)),
        "SELECT "
            + key()
            + ", (SELECT row_to_json(r) FROM (SELECT "
            + columns()
            + ") r)::text FROM "
            + from()
            + these()
            + where(),
        jsonArray(keys));
    return contents;
  }

  /**
   * Puts rows in as if they had come from another cloud: the rule of the table decides what of them
   * stays, and they are not sent on.
   */
  void put(Collection<String> contents) {
    String columns = SharedTable.list(table.columns());
    session.execute("BEGIN");
    try {
      session.execute("SET LOCAL session_replication_role = replica");
      session.update(
          "INSERT INTO "
              + table.relation()
              + " ("
              + columns
              + ") SELECT "
              + columns
              + " FROM json_populate_recordset(NULL::"
              + table.relation()
              + ", ?::json)",
          jsonArray(contents));
      session.execute("COMMIT");
    } catch (RefusedException e) {
      session.execute("ROLLBACK");
      throw e;
    }
  }

  private Map<String, Long> hashes(String where, Object parameter) {
    Map<String, Long> hashes = new HashMap<>();
    session.list(
        row -> hashes.put(row.getString(1), row.getLong(2)),
        "SELECT " + key() + ", " + hash() + " FROM " + from() + where,
        parameter);
    return hashes;
  }

  private String these() {
    return " JOIN json_populate_recordset(NULL::"
        + table.relation()
        + ", ?::json) k USING ("
        + table.keyList()
        + ")";
  }

  private String where() {
    return " WHERE " + condition;
  }

  private String from() {
    return table.relation() + " t";
  }

  private String key() {
    return "json_build_object("
        + table.key().stream()
            .map(column -> "'" + column + "', t." + SharedTable.quoted(column))
            .collect(Collectors.joining(", "))
        + ")::text";
  }

  private String bucket() {
    return "(hashtextextended(" + key() + ", 0) & " + (BUCKETS - 1) + ")::integer";
  }

  private String hash() {
    return "hashtextextended(ROW(" + columns() + ")::text, 1)";
  }

  private String columns() {
    return table.columns().stream()
        .map(column -> "t." + SharedTable.quoted(column))
        .collect(Collectors.joining(", "));
  }

  private static String jsonArray(Collection<String> objects) {
    return "[" + String.join(",", objects) + "]";
  }

  private Object array(String type, Object... values) {
    try {
      return session.connection().createArrayOf(type, values);
    } catch (SQLException e) {
      throw session.failed(e);
    }
  }

  /** In each cloud, the rows that all of them must have. */
  static List<TableRows> of(SharedTable table, List<Session> sessions) {
    return sessions.stream()
        .map(session -> new TableRows(session, table, table.everywhere()))
        .toList();
  }
}
