package shop.catamaran.gateway;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/**
 * The gateway's durable books: one SQLite file, every commit flushed to the disk. One connection,
 * one transaction at a time.
 */
final class Books implements AutoCloseable {

  /** Something to be done in a transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS token (
            token TEXT PRIMARY KEY, brand TEXT NOT NULL, last4 TEXT NOT NULL,
            behavior TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS payment (
            id TEXT PRIMARY KEY, reference TEXT NOT NULL, token TEXT NOT NULL REFERENCES token,
            amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('authorized', 'declined', 'captured')),
            decline_code TEXT, captured INTEGER NOT NULL DEFAULT 0,
            refunded INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
            CHECK (captured IN (0, amount)), CHECK (refunded BETWEEN 0 AND captured)) STRICT
          """,
          "CREATE INDEX IF NOT EXISTS payment_reference ON payment (reference)",
          """
          CREATE TABLE IF NOT EXISTS refund (
            id TEXT PRIMARY KEY, payment TEXT NOT NULL REFERENCES payment,
            amount INTEGER NOT NULL CHECK (amount > 0), created_at INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS idempotency (
            key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
            body TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT
          """,
          "CREATE TABLE IF NOT EXISTS failure (key TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT");

  private final String url;
  private final Connection connection;
  private final Clock clock;

  Books(Path file, Clock clock) throws SQLException {
    this.clock = clock;
    url = "jdbc:sqlite:" + file.toAbsolutePath();
    connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA foreign_keys = ON");
      statement.execute("PRAGMA busy_timeout = 5000");
      for (String definition : SCHEMA) {
        statement.execute(definition);
      }
    }
    connection.setAutoCommit(false);
  }

  synchronized <T> T transact(Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.in(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        connection.rollback();
      }
    }
  }

  /** Reads what is committed, on a connection of its own: long reading keeps nobody waiting. */
  <T> T read(Work<T> work) throws SQLException {
    try (Connection reader = DriverManager.getConnection(url)) {
      return work.in(reader);
    }
  }

  /**
   * Does the work unless this key has an answer already. The work and the record of its answer
   * become durable together, before anybody hears of them.
   */
  Answer once(String key, String fingerprint, Work<Answer> work) throws SQLException {
    return transact(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(
                  "SELECT fingerprint, status, body FROM idempotency WHERE key = ?")) {
            query.setString(1, key);
            try (ResultSet rows = query.executeQuery()) {
              if (rows.next()) {
                if (!rows.getString(1).equals(fingerprint)) {
                  throw new RefusedException(
                      400,
                      "idempotency_error",
                      "This idempotency key was used with other parameters.");
                }
                return Answer.now(rows.getInt(2), rows.getString(3));
              }
            }
          }
          Answer answer = work.in(c);
          if (answer.kept()) {
            try (PreparedStatement insert =
                c.prepareStatement("INSERT INTO idempotency VALUES (?, ?, ?, ?, ?)")) {
              insert.setString(1, key);
              insert.setString(2, fingerprint);
              insert.setInt(3, answer.status());
              insert.setString(4, answer.body());
              insert.setLong(5, clock.millis());
              insert.executeUpdate();
            }
          }
          return answer;
        });
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
