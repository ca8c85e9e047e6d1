package shop.catamaran.operator.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** The shared tables of a database, read in an order that all databases have in common. */
final class Tables {

  /** Texts are ordered by their bytes, as no two servers need sort them alike otherwise. */
  private static final String ALL =
      """
      SELECT relation,
             (SELECT string_agg(quote_ident(c), ', ' ORDER BY n)
                FROM unnest(replication.columns_of(relation::regclass)) WITH ORDINALITY u (c, n)),
             (SELECT string_agg(quote_ident(c) || '::text COLLATE "C"', ', ' ORDER BY n)
                FROM unnest(replication.key_of(relation::regclass)) WITH ORDINALITY u (c, n))
        FROM replication.table_kind
       WHERE kind IN ('append-only', 'owned', 'newest-wins') AND relation NOT LIKE 'replication.%'
       ORDER BY relation
      """;

  private Tables() {}

  /** Begins a transaction that may take as long as all rows take. */
  static void begin(Connection connection, String isolation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
      statement.execute("BEGIN ISOLATION LEVEL " + isolation);
    }
  }

  static List<Manifest.Table> in(Connection connection) throws SQLException {
    List<Manifest.Table> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        tables.add(new Manifest.Table(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return tables;
  }

  static Map<String, String> schemaVersions(Connection connection) throws SQLException {
    Map<String, String> versions = new TreeMap<>();
    for (String schema : List.of("replication", "catalog", "payments", "orders")) {
      versions.put(
          schema,
          text(
              connection,
              "SELECT version FROM migrations."
                  + schema
                  + "_history WHERE success AND version IS NOT NULL"
                  + " ORDER BY installed_rank DESC LIMIT 1"));
    }
    return versions;
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Writes a table's rows, and tells what they were. */
  static Checksum copy(Connection connection, Manifest.Table table, OutputStream out)
      throws SQLException, IOException {
    MessageDigest digest = sha256();
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "COPY (SELECT "
                    + table.columns()
                    + " FROM "
                    + table.relation()
                    + " ORDER BY "
                    + table.order()
                    + ") TO STDOUT",
                new DigestOutputStream(new Unclosed(out), digest));
    return new Checksum(rows, HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Stays open when what writes to it is closed. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
