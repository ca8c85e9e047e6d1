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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import shop.catamaran.web.database.Schemas;

/**
 * Refuses to start on a database that lacks a migration of this release, or from which a later
 * release has taken away what this one may need. Migrations only add, so those of a later release
 * do no harm; what takes away is apart, in the contractions. Members never migrate: the operator
 * does, before a release starts.
 */
@ApplicationScoped
class SchemaCheck {

  /** After the settings, before all that uses the database. */
  private static final int EARLY = 2;

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
      for (String schema : Schemas.ALL) {
        NavigableSet<String> contractions = applied(connection, schema + "_contract");
        Optional<String> fault =
            pending(schema, KnownMigrations.of(schema, classes), applied(connection, schema))
                .or(
                    () ->
                        contracted(
                            schema, KnownMigrations.contractionsOf(schema, classes), contractions));
        if (fault.isPresent()) {
          throw new WrongSchemaException(fault.get());
        }
      }
    }
    passed = true;
  }

  /** That a schema lacks a migration of this release, as one sentence, if it does. */
  static Optional<String> pending(
      String schema, NavigableSet<String> known, NavigableSet<String> applied) {
    NavigableSet<String> pending = new TreeSet<>(known);
    pending.removeAll(applied);
    return pending.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The schema "
                + schema
                + " lacks the migrations "
                + String.join(", ", pending)
                + " of this release; migrate the database before members start.");
  }

  /** That a later release has taken something away, as one sentence, if it has. */
  static Optional<String> contracted(
      String schema, NavigableSet<String> known, NavigableSet<String> applied) {
    NavigableSet<String> later = new TreeSet<>(applied);
    later.removeAll(known);
    return later.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The schema "
                + schema
                + " went through the contractions "
                + String.join(", ", later)
                + ", which this release does not know; start a newer release.");
  }

  private static NavigableSet<String> applied(Connection connection, String history)
      throws SQLException {
    NavigableSet<String> versions = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery(
              "SELECT to_regclass('migrations." + history + "_history') IS NOT NULL")) {
        if (!table.next() || !table.getBoolean(1)) {
          return versions;
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT version FROM migrations."
                  + history
                  + "_history WHERE success AND type = 'SQL'")) {
        while (rows.next()) {
          versions.add(rows.getString(1));
        }
      }
    }
    return versions;
  }
}
