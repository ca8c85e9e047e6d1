package shop.catamaran.operator;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.procedure.FailoverRehearsal;
import shop.catamaran.operator.procedure.OperatedShop;

/** Rehearses the loss of a cloud. */
@Command(
    name = "failover-test",
    description =
        "Has the shop do without a cloud for a while, measures what a shopper notices, and writes"
            + " the seconds and a verdict into the operators' log.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:passed", "1:not passed; the cloud is back", "2:refused with one sentence"})
final class FailoverTestCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Parameters(paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Option(
      names = "--kill",
      description =
          "Kills the whole cloud (-9) and starts it again, instead of leading shoppers away; on"
              + " this machine only.")
  private boolean kill;

  @Override
  public Integer call() {
    shop.confirm(cloud);
    if (shop.isRehearsed(
        (kill ? "Kill " : "Drain ") + cloud + ", look at the shop meanwhile, bring it back.")) {
      return 0;
    }
    OperatedShop operated = shop.look();
    FailoverRehearsal rehearsal = operated.failoverRehearsal();
    FailoverRehearsal.Outcome outcome =
        rehearsal.run(cloud, kill ? shop.killing() : rehearsal.drained());
    outcome
        .seconds()
        .forEach((step, seconds) -> shop.out().printf(Locale.ROOT, "%8.1f s  %s%n", seconds, step));
    outcome.faults().forEach(fault -> shop.out().println("Fault: " + fault));
    shop.out().println(outcome.passed() ? "PASSED" : "NOT PASSED");
    shop.tellLast(operated.log());
    return outcome.passed() ? 0 : Catamaran.EXIT_ATTENTION;
  }
}
