package shop.catamaran.operator;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.backup.Backups;

/** Shows that a backup can be restored. */
@Command(
    name = "restore-test",
    description =
        "Restores a backup into a database of its own, compares every row and the books, and takes"
            + " the database away again. The shop is not touched.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is there, and the books are right",
      "1:restored, but something differs; it is named",
      "2:refused with one sentence"
    })
final class RestoreTestCommand implements Callable<Integer> {

  @Mixin private CloudsOption clouds;

  @Parameters(paramLabel = "CLOUD", description = "On whose database server.")
  private String cloud;

  @Parameters(
      paramLabel = "FILE",
      description =
          "The backup, of whichever cloud; azure:NAME is the one of that name in the object storage"
              + " of azure.")
  private String file;

  @Override
  public Integer call() {
    Backups.Tested tested =
        clouds
            .operations()
            .timed(
                "restore-test",
                cloud,
                Map.of("file", file.substring(file.lastIndexOf('/') + 1)),
                () -> {
                  Backups backups = clouds.backups(cloud, System.out);
                  return clouds.backup(file, System.out, backups::test);
                });
    System.out.printf(
        Locale.ROOT,
        "%s as of %s: %,d rows in %d tables%n",
        tested.manifest().cloud(),
        tested.manifest().takenAt(),
        tested.rows(),
        tested.manifest().tables().size());
    tested.unequal().forEach(table -> System.out.println("Not as it was: " + table));
    tested.broken().forEach(sentence -> System.out.println("Broken: " + sentence));
    System.out.println(tested.good() ? "All rows are equal, and the books are right." : "");
    return tested.good() ? 0 : Catamaran.EXIT_ATTENTION;
  }
}
