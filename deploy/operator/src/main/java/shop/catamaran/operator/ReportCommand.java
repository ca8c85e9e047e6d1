package shop.catamaran.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.drill.SurvivalCard;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.report.OperationsReport;

/** Writes what was done to the shop, and what it survived, as a page. */
@Command(
    name = "report",
    description =
        "Writes one HTML page that needs nothing else: the survival card of the drills, releases,"
            + " failover rehearsals, backups and their tests, with plots.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Mixin private StateOption state;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      defaultValue = "catamaran-report.html",
      description = "The file to write; ${DEFAULT-VALUE} unless given.")
  private Path file;

  @Override
  public Integer call() {
    try {
      SurvivalCard card =
          SurvivalCard.of(Installation.find().root().resolve("deploy/drills/target/evidence"));
      String page =
          OperationsReport.page(
              card, state.shop(System.out).operations().read(), java.time.Clock.systemUTC());
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new RefusedException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    System.out.println("Written: " + file);
    return 0;
  }
}
