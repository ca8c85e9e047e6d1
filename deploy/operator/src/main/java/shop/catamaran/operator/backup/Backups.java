package shop.catamaran.operator.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ShopPasswords;
import shop.catamaran.postgres.Migrations;
import shop.catamaran.postgres.ShopDatabase;

/** Backups of one cloud's database. */
public final class Backups {

  static final String SUFFIX = ".backup";

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final CloudAccess cloud;
  private final ShopPasswords passwords;
  private final BackupKey key;
  private final Supplier<List<Migrations>> releases;
  private final Progress progress;

  /** The backups of a cloud of which this command's own release can be restored. */
  public Backups(CloudAccess cloud, ShopPasswords passwords, BackupKey key, Progress progress) {
    this(cloud, passwords, key, progress, () -> List.of(Migrations.ofClassPath()));
  }

  /**
   * The backups of a cloud.
   *
   * @param releases of which backups can be restored
   */
  public Backups(
      CloudAccess cloud,
      ShopPasswords passwords,
      BackupKey key,
      Progress progress,
      Supplier<List<Migrations>> releases) {
    this.cloud = cloud;
    this.passwords = passwords;
    this.key = key;
    this.releases = releases;
    this.progress = progress;
  }

  /**
   * A backup that was taken.
   *
   * @param file in an object storage, its name there
   * @param removed older ones that were deleted
   */
  public record Taken(Path file, long rows, long bytes, List<Path> removed) {}

  /**
   * Writes all shared tables as they are at one moment, while the shop runs. A file is there under
   * its name only when it is whole.
   *
   * @param folder where to; in another cloud's object storage
   * @param keep how many backups of this cloud stay there, this one included
   */
  public Taken take(Path folder, int keep) {
    try (Connection connection = cloud.connect(ShopDatabase.NAME)) {
      Files.createDirectories(folder);
      Tables.begin(connection, "REPEATABLE READ, READ ONLY");
      Manifest manifest =
          new Manifest(
              cloud.name(),
              Tables.text(
                  connection,
                  "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
              Tables.schemaVersions(connection),
              Tables.in(connection));
      Path file =
          folder.resolve(
              cloud.name() + "-" + NAME_TIME.format(Instant.parse(manifest.takenAt())) + SUFFIX);
      Path partial = folder.resolve(file.getFileName() + ".partial");
      long rows = 0;
      try {
        rows = write(connection, manifest, partial);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
      return new Taken(file, rows, Files.size(file), removeOld(folder, keep));
    } catch (SQLException e) {
      throw refused(e);
    } catch (IOException e) {
      throw new RefusedException("The backup cannot be written: " + e.getMessage(), e);
    }
  }

  private long write(Connection connection, Manifest manifest, Path file)
      throws IOException, SQLException {
    Map<String, Checksum> checksums = new LinkedHashMap<>();
    try (BackupWriter writer = new BackupWriter(file, key)) {
      writer.manifest(manifest);
      for (Manifest.Table table : manifest.tables()) {
        Checksum checksum = Tables.copy(connection, table, writer.table(table.relation()));
        checksums.put(table.relation(), checksum);
        progress.say("%-32s %d rows".formatted(table.relation(), checksum.rows()));
      }
      writer.checksums(checksums);
    }
    return checksums.values().stream().mapToLong(Checksum::rows).sum();
  }

  private List<Path> removeOld(Path folder, int keep) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old =
          newestFirst(cloud.name(), files.map(file -> file.getFileName().toString()))
              .skip(keep)
              .map(folder::resolve)
              .toList();
      for (Path file : old) {
        Files.delete(file);
      }
      return old;
    }
  }

  /** The backups of a cloud among some files' names. */
  static Stream<String> newestFirst(String cloud, Stream<String> names) {
    Pattern name =
        Pattern.compile(Pattern.quote(cloud) + "-[0-9]{8}T[0-9]{6}Z" + Pattern.quote(SUFFIX));
    return names.filter(each -> name.matcher(each).matches()).sorted(Comparator.reverseOrder());
  }

  /**
   * Proves that a file is whole and unchanged, without a database.
   *
   * @throws RefusedException with one sentence that says what is wrong with it
   */
  public Manifest check(Path file) {
    return new BackupReader(file, key).check().manifest();
  }

  /**
   * What came of restoring a backup.
   *
   * @param unequal tables whose rows are not those that were backed up
   * @param broken what must be true of the books and is not, as sentences
   */
  public record Tested(Manifest manifest, long rows, List<String> unequal, List<String> broken) {

    public boolean good() {
      return unequal.isEmpty() && broken.isEmpty();
    }
  }

  /**
   * Restores a backup into a database of its own beside the shop's, looks whether all is there and
   * the books are right, and takes the database away again.
   *
   * @throws RefusedException if the file is not whole, or is of another release; nothing was done
   */
  public Tested test(Path file) {
    return trial(file).tested();
  }

  private record Trial(Migrations release, Tested tested) {}

  private Trial trial(Path file) {
    BackupReader.Contents contents = new BackupReader(file, key).check();
    progress.say(file.getFileName() + " is whole.");
    String scratch = "catamaran_restore_test_" + ProcessHandle.current().pid();
    try {
      Migrations release = make(scratch, file, contents.manifest());
      return new Trial(release, restoredInto(scratch, file, contents));
    } catch (SQLException | FlywayException | IllegalStateException e) {
      throw refused(e);
    } finally {
      drop(scratch);
    }
  }

  /**
   * Puts a backup in the place of all that the clouds hold now. It is tried as {@link #test} does
   * first; from then on the shop is closed in the other clouds, until they are rebuilt from this
   * one.
   *
   * @return the other clouds
   * @throws RefusedException if the trial did not end well; then nothing was done
   */
  public List<String> restore(Path file, Replication replication) {
    Trial trial = trial(file);
    Tested tested = trial.tested();
    if (!tested.good()) {
      throw new RefusedException(
          file
              + " can be restored, but what comes of it is not right: "
              + String.join(", ", tested.unequal())
              + String.join(", ", tested.broken())
              + "; nothing was done.");
    }
    return replication.refill(
        cloud.name(),
        trial.release(),
        connection -> new Restoring(connection, progress).run(new BackupReader(file, key)));
  }

  /** Makes a database for a backup, and tells of which release it is. */
  private Migrations make(String scratch, Path file, Manifest manifest) throws SQLException {
    progress.say("Making the database " + scratch + " ...");
    ShopDatabase.create(
        scratch,
        cloud.jdbcUrl("postgres"),
        cloud.jdbcUrl(scratch),
        cloud.adminUser(),
        cloud.adminPassword(),
        manifest.cloud(),
        passwords.owner(),
        passwords.application());
    String url = cloud.jdbcUrl(scratch);
    Migrations release =
        releases.get().stream()
            .filter(
                each ->
                    ShopDatabase.newestVersions(url, passwords.owner(), ShopDatabase.SCHEMAS, each)
                        .equals(manifest.schemaVersions()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        file
                            + " has the schemas "
                            + manifest.schemaVersions()
                            + ", which this command cannot make; use the command of that"
                            + " release."));
    ShopDatabase.migrate(url, passwords.owner(), ShopDatabase.SCHEMAS, release);
    return release;
  }

  private Tested restoredInto(String scratch, Path file, BackupReader.Contents contents)
      throws SQLException {
    try (Connection connection = cloud.connect(scratch)) {
      new Restoring(connection, progress).run(new BackupReader(file, key));
      progress.say("Looking at what was restored ...");
      List<String> unequal = Restoring.unequal(connection, contents);
      return new Tested(
          contents.manifest(),
          contents.checksums().values().stream().mapToLong(Checksum::rows).sum(),
          unequal,
          Invariants.broken(connection));
    } catch (IOException e) {
      throw new RefusedException("The restored rows cannot be read: " + e.getMessage(), e);
    }
  }

  private void drop(String scratch) {
    try (Connection connection = cloud.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + scratch + " WITH (FORCE)");
    } catch (SQLException e) {
      progress.say("The database " + scratch + " could not be taken away: " + e.getMessage());
    }
  }

  private RefusedException refused(Exception e) {
    return new RefusedException(
        "The database of " + cloud.name() + " refused: " + RefusedException.oneLine(e), e);
  }
}
