package shop.catamaran.operator.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.LocalTables;

/** Puts a backup into a database whose schemas are made and whose tables are empty. */
final class Restoring {

  private final Connection connection;
  private final Progress progress;

  Restoring(Connection connection, Progress progress) {
    this.connection = connection;
    this.progress = progress;
  }

  /** All of it, or nothing. */
  void run(BackupReader backup) throws SQLException {
    Tables.begin(connection, "READ COMMITTED");
    try (Statement statement = connection.createStatement()) {
      // As rows that come from another cloud do: the shop's own rules were kept when they were
      // made.
      statement.execute("SET LOCAL session_replication_role = replica");
      backup.read(
          (manifest, table, rows) -> {
            try {
              long count =
                  connection
                      .unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyIn(
                          "COPY " + table.relation() + " (" + table.columns() + ") FROM STDIN",
                          rows);
              progress.say("%-32s %d rows".formatted(table.relation(), count));
            } catch (SQLException e) {
              throw new RefusedException(
                  "The rows of " + table.relation() + " cannot be restored: " + e.getMessage(), e);
            }
          });
      statement.execute("SET LOCAL session_replication_role = origin");
      LocalTables.derive(connection);
      statement.execute("COMMIT");
    }
  }

  /** The tables whose rows are not those of the backup. */
  static List<String> unequal(Connection connection, BackupReader.Contents contents)
      throws SQLException, IOException {
    List<String> unequal = new ArrayList<>();
    Tables.begin(connection, "REPEATABLE READ, READ ONLY");
    for (Manifest.Table table : contents.manifest().tables()) {
      Checksum found = Tables.copy(connection, table, OutputStream.nullOutputStream());
      if (!found.equals(contents.checksums().get(table.relation()))) {
        unequal.add(table.relation());
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("COMMIT");
    }
    return unequal;
  }
}
