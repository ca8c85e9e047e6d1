package shop.catamaran.operator;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.console.RefusedException;

/** Takes a backup of a cloud's database. */
@Command(
    name = "backup",
    description =
        "Writes all data of a cloud, as they are at one moment, into one encrypted file, while the"
            + " shop runs.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the backup is there", "2:refused with one sentence; there is no new backup"})
final class BackupCommand implements Callable<Integer> {

  private static final int KEEP_MAX = 10_000;

  @Mixin private CloudsOption clouds;

  @Parameters(paramLabel = "CLOUD", description = "Whose data.")
  private String cloud;

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description =
          "A folder, such as another cloud's mounted object storage; or another cloud's object"
              + " storage itself by its name and a colon, such as azure:. With the shop on this"
              + " machine, that of another cloud unless given.")
  private String place;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "14",
      description = "How many backups of the cloud stay there; ${DEFAULT-VALUE} unless given.")
  private int keep;

  @Override
  public Integer call() {
    if (keep < 1 || keep > KEEP_MAX) {
      throw new RefusedException("--keep is from 1 to " + KEEP_MAX + ".");
    }
    Backups backups = clouds.backups(cloud, System.out);
    Optional<StorageName> storage = Optional.ofNullable(place).flatMap(StorageName::of);
    if (storage.filter(named -> !named.name().isEmpty()).isPresent()) {
      throw new RefusedException(
          "A backup gets its name by itself; --to is " + storage.get().cloud() + ": alone.");
    }
    String before = storage.map(named -> named.cloud() + ":").orElse("");
    Backups.Taken taken =
        clouds.operations().timed("backup", cloud, Map.of(), () -> take(backups, storage));
    System.out.printf(
        Locale.ROOT,
        "%s%n%,d rows, %,d KiB%n",
        before + taken.file(),
        taken.rows(),
        (taken.bytes() + 1023) / 1024);
    taken.removed().forEach(old -> System.out.println("Deleted: " + before + old));
    System.out.println(
        "Try it: catamaran restore-test "
            + cloud
            + " '"
            + before
            + taken.file()
            + "'"
            + clouds.suffix());
    if (before.equals(cloud + ":")) {
      System.out.println("Note: if " + cloud + " is lost, so is this backup.");
    }
    return 0;
  }

  private Backups.Taken take(Backups backups, Optional<StorageName> storage) {
    if (storage.isEmpty()) {
      return backups.take(place == null ? clouds.backupFolder(cloud) : Path.of(place), keep);
    }
    return clouds.stored(
        storage.get().cloud(), System.out, stored -> stored.take(backups, cloud, keep));
  }
}
