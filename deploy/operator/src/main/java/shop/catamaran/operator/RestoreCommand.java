package shop.catamaran.operator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.backup.Backups;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.Replication;

/** Puts a backup in the place of what the clouds hold. */
@Command(
    name = "restore",
    description =
        "Puts a backup in the place of all that the clouds hold now, for after a mistake that has"
            + " reached all of them. What was sold since the backup is lost. The other clouds are"
            + " closed until they are rebuilt.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:restored; the next commands are named", "2:refused with one sentence"})
final class RestoreCommand implements Callable<Integer> {

  @Mixin private CloudsOption clouds;

  @Parameters(paramLabel = "CLOUD", description = "Into which cloud.")
  private String cloud;

  @Parameters(
      paramLabel = "FILE",
      description =
          "The backup, of whichever cloud; azure:NAME is the one of that name in the object storage"
              + " of azure.")
  private String file;

  @Option(
      names = "--confirm",
      paramLabel = "CLOUD",
      description =
          "The cloud's name once more, for all that was written since the backup is thrown away.")
  private String confirmation;

  @Override
  public Integer call() {
    if (!cloud.equals(confirmation)) {
      throw new RefusedException(
          "This throws away all data since the backup, in all clouds; if that is meant, add:"
              + " --confirm "
              + cloud);
    }
    List<String> others =
        clouds
            .operations()
            .timed(
                "restore",
                cloud,
                Map.of("file", file.substring(file.lastIndexOf('/') + 1)),
                () -> {
                  Backups backups = clouds.backups(cloud, System.out);
                  Replication replication = clouds.replication(System.out);
                  return clouds.backup(
                      file, System.out, backup -> backups.restore(backup, replication));
                });
    System.out.println(cloud + " has the data of the backup. Next:");
    others.forEach(
        other ->
            System.out.println(
                "  catamaran replication rebuild " + other + " --discard" + clouds.suffix()));
    System.out.println("then restart the members of all clouds.");
    return 0;
  }
}
