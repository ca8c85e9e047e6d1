package shop.catamaran.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.drill.SurvivalCard;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.procedure.OperationsLog;
import shop.catamaran.operator.report.OperationsReport;
import shop.catamaran.operator.report.StepFigures;

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

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "The operators' log to report on; that of the shop on this machine unless given.")
  private Optional<Path> log = Optional.empty();

  @Option(
      names = "--write",
      description = "Also writes the seconds of each step into deploy/operator/README.md.")
  private boolean write;

  @Override
  public Integer call() {
    Path root = Installation.find().root();
    List<OperationsLog.Entry> entries =
        log.map(each -> new OperationsLog(each, Clock.systemUTC()))
            .orElseGet(() -> state.shop(System.out).operations())
            .read();
    try {
      SurvivalCard card = SurvivalCard.of(root.resolve("deploy/drills/target/evidence"));
      Files.writeString(file, OperationsReport.page(card, entries, Clock.systemUTC()));
      if (write) {
        StepFigures.of(entries).writeInto(root.resolve("deploy/operator/README.md"));
      }
    } catch (IOException e) {
      throw new RefusedException("The report cannot be written: " + e.getMessage(), e);
    }
    System.out.println("Written: " + file);
    return 0;
  }
}
