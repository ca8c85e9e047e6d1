package shop.catamaran.web.health;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Refuses to start on a database whose schemas are not exactly those that this release was built
 * for. Members never migrate: the operator does, before a release starts.
 */
@ApplicationScoped
class SchemaCheck {

  /** After the settings, before all that uses the database. */
  private static final int EARLY = 2;

  private static final List<String> SCHEMAS =
      List.of("replication", "catalog", "payments", "orders");

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource database;

  private volatile boolean passed;

  /** The database is not of this release; the message is for the operator. */
  static final class WrongSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSchemaException(String message) {
      super(message);
    }
  }

  boolean isPassed() {
    return passed;
  }

  void check(@Observes @Priority(EARLY) @Initialized(ApplicationScoped.class) ServletContext start)
      throws SQLException {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (Connection connection = database.getConnection()) {
      for (String schema : SCHEMAS) {
        Optional<String> fault =
            fault(schema, KnownMigrations.of(schema, classes), applied(connection, schema));
        if (fault.isPresent()) {
          throw new WrongSchemaException(fault.get());
        }
      }
    }
    passed = true;
  }

  /** What is wrong with a schema, as one sentence, if anything is. */
  static Optional<String> fault(
      String schema, NavigableSet<String> known, NavigableSet<String> applied) {
    NavigableSet<String> pending = new TreeSet<>(known);
    pending.removeAll(applied);
    if (!pending.isEmpty()) {
      return Optional.of(
          "The schema "
              + schema
              + " lacks the migrations "
              + String.join(", ", pending)
              + " of this release; migrate the database before members start.");
    }
    NavigableSet<String> newer = new TreeSet<>(applied);
    newer.removeAll(known);
    return newer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The schema "
                + schema
                + " has the migrations "
                + String.join(", ", newer)
                + ", which this release does not know; start a newer release.");
  }

  private static NavigableSet<String> applied(Connection connection, String schema)
      throws SQLException {
    NavigableSet<String> versions = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery(
              "SELECT to_regclass('migrations." + schema + "_history') IS NOT NULL")) {
        if (!table.next() || !table.getBoolean(1)) {
          return versions;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT version FROM migrations."
                  + schema
                  + "_history WHERE success AND version IS NOT NULL")) {
        while (rows.next()) {
          versions.add(rows.getString(1));
        }
      }
    }
    return versions;
  }
}
