package shop.catamaran.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.backup.BackupKey;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.backup.StoredBackups;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.TestClouds;
import shop.catamaran.operator.targets.FolderStorage;
import shop.catamaran.operator.targets.ObjectStorage;

/** Backups of a real database, straight to an object storage and from there. */
class StoredBackupsIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws");

  private static final String OLD = "backups/aws-20000101T000000Z.backup";
  private static final String OLDER = "backups/aws-19990101T000000Z.backup";
  private static final String OTHER = "backups/aws-2-19990101T000000Z.backup";
  private static final String SECRET = "A category that nobody may read";

  private final Backups backups =
      new Backups(
          CLOUDS.cloud("aws").access(),
          TestClouds.PASSWORDS,
          BackupKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
          Progress.silent());
  @TempDir private Path folder;

  /** A storage in a folder, which keeps where it was given files from, and to. */
  private static final class Watched implements ObjectStorage {

    private final ObjectStorage storage;
    private final List<Path> files = new ArrayList<>();
    private boolean broken;

    Watched(Path folder) {
      storage = new FolderStorage(folder);
    }

    @Override
    public void put(Path file, String key) {
      files.add(file);
      assertThat(file).isRegularFile();
      if (broken) {
        throw new RefusedException("The line is cut.");
      }
      storage.put(file, key);
    }

    @Override
    public void get(String key, Path file) {
      files.add(file);
      storage.get(key, file);
    }

    @Override
    public List<String> list(String prefix) {
      return storage.list(prefix);
    }

    @Override
    public void delete(String key) {
      storage.delete(key);
    }
  }

  @BeforeAll
  static void fill() throws Exception {
    CLOUDS
        .cloud("aws")
        .executeAsAdmin(
            "INSERT INTO catalog.category (slug, name, path, position) VALUES ('s', '%s', '{s}', 1)"
                .formatted(SECRET));
  }

  private Watched storageOfOldOnes() throws IOException {
    Watched storage = new Watched(folder);
    Path file = Files.createTempFile(folder, "old", "");
    List.of(OLD, OLDER, OTHER).forEach(key -> storage.put(file, key));
    Files.delete(file);
    return storage;
  }

  private StoredBackups in(ObjectStorage storage) {
    return new StoredBackups("azure", storage, Progress.silent());
  }

  @Test
  void goesToAStorageAndComesBackFromThere() throws IOException {
    Watched storage = storageOfOldOnes();
    Backups.Taken taken = in(storage).take(backups, "aws", 2);

    String key = "backups/" + taken.file();
    assertThat(taken.removed()).containsExactly(Path.of("aws-19990101T000000Z.backup"));
    assertThat(storage.list("")).containsExactlyInAnyOrder(OTHER, OLD, key);
    assertThat(folder.resolve(key)).hasSize(taken.bytes());
    assertThat(Files.getPosixFilePermissions(folder.resolve(key)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(folder.resolve(key), StandardCharsets.ISO_8859_1))
        .startsWith("CATAMARAN BACKUP")
        .doesNotContain(SECRET);

    Backups.Tested tested = in(storage).fetch(taken.file().toString(), backups::test);
    assertThat(tested.good()).as(tested.toString()).isTrue();
    assertThat(tested.rows()).isEqualTo(taken.rows()).isPositive();
    assertNothingIsLeft(storage);
  }

  @Test
  void leavesTheStorageAsItWasWhenItIsNotTaken() throws IOException {
    Watched storage = storageOfOldOnes();
    storage.broken = true;

    assertThatThrownBy(() -> in(storage).take(backups, "aws", 1)).hasMessage("The line is cut.");

    assertThat(storage.list("")).containsExactlyInAnyOrder(OTHER, OLDER, OLD);
    assertNothingIsLeft(storage);
  }

  @Test
  void refusesABackupThatIsNotThereAndOneThatIsNone() throws IOException {
    Watched storage = storageOfOldOnes();

    assertThatThrownBy(() -> in(storage).fetch("", backups::test))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "azure keeps no backup '', but: aws-19990101T000000Z.backup,"
                + " aws-2-19990101T000000Z.backup, aws-20000101T000000Z.backup.");
    assertThatThrownBy(() -> in(storage).fetch(OLD.substring(8), backups::test))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is not a backup");
    assertThatThrownBy(
            () -> in(new FolderStorage(folder.resolve("none"))).fetch("one", backups::test))
        .hasMessage("azure keeps no backups.");
    assertNothingIsLeft(storage);
  }

  private static void assertNothingIsLeft(Watched storage) {
    assertThat(storage.files)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).doesNotExist())
        .filteredOn(file -> !file.getFileName().toString().startsWith("old"))
        .allSatisfy(file -> assertThat(file.getParent()).doesNotExist());
  }
}
