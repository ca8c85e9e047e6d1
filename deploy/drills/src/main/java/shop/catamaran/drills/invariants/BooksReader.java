package shop.catamaran.drills.invariants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the books: those of a cloud from its database, those of the gateway from itself. */
public final class BooksReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String PUBLICATION = "catamaran";

  private BooksReader() {}

  /** Turns a row into a value. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * All that a cloud's database says, as of one moment.
   *
   * @param connection signed in to the shop's database as a role that may read everything
   */
  public static CloudBooks cloud(String cloud, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try {
      return new CloudBooks(
          cloud,
          orders(connection),
          list(
              connection,
              "SELECT order_id, cloud, sku, quantity FROM orders.order_line",
              row ->
                  new CloudBooks.LineRow(
                      row.getString(1), row.getString(2), row.getString(3), row.getInt(4))),
          list(
              connection,
              "SELECT sku, cloud, granted, sold, given FROM catalog.stock_allotment",
              row ->
                  new CloudBooks.Allotment(
                      row.getString(1),
                      row.getString(2),
                      row.getInt(3),
                      row.getInt(4),
                      row.getInt(5))),
          received(connection),
          hashes(connection));
    } finally {
      connection.rollback();
    }
  }

  /** What the gateway says that it charged. */
  public static List<Charge> gateway(URI gateway, String key)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.resolve("/v1/books"))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + key)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the gateway does not show its books: " + answer.statusCode());
    }
    List<Charge> charges = new ArrayList<>();
    for (JsonNode payment : JSON.readTree(answer.body()).get("data")) {
      charges.add(
          new Charge(
              payment.get("reference").asText(),
              payment.get("currency").asText(),
              payment.get("captured").asLong(),
              payment.get("refunded").asLong()));
    }
    return charges;
  }

  private static List<CloudBooks.OrderRow> orders(Connection connection) throws SQLException {
    return list(
        connection,
        "SELECT id, cloud, state, total_minor, refunded_minor, currency,"
            + " (extract(epoch FROM placed_at) * 1000000)::bigint FROM orders.orders",
        row ->
            new CloudBooks.OrderRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7)));
  }

  private static Map<String, Integer> received(Connection connection) throws SQLException {
    Map<String, Integer> received = new HashMap<>();
    list(
            connection,
            "SELECT sku, sum(units) FROM catalog.stock_receipt GROUP BY sku",
            row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(entry -> received.put(entry.getKey(), entry.getValue()));
    return received;
  }

  private static Map<String, String> hashes(Connection connection) throws SQLException {
    Map<String, String> hashes = new HashMap<>();
    List<String> tables =
        list(
            connection,
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_publication_tables"
                + " WHERE pubname = '"
                + PUBLICATION
                + "'",
            row -> row.getString(1));
    // Written each second for as long as anybody lives.
    tables.remove("replication.heartbeat");
    for (String table : tables) {
      String hash =
          list(
                  connection,
                  "SELECT count(*) || ':' || coalesce(md5(string_agg(h, '' ORDER BY h)), '')"
                      + " FROM (SELECT md5(t::text) AS h FROM "
                      + table
                      + " t) rows",
                  row -> row.getString(1))
              .get(0);
      hashes.put(table, hash);
    }
    return hashes;
  }

  private static <T> List<T> list(Connection connection, String query, Row<T> row)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<T> values = new ArrayList<>();
      while (rows.next()) {
        values.add(row.read(rows));
      }
      return values;
    }
  }
}
