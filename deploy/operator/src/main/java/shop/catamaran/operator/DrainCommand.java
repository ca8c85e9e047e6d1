package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leads shoppers away from a cloud. */
@Command(
    name = "drain",
    description =
        "Leads shoppers away from a cloud, with their carts and checkouts, and waits until none"
            + " comes any more. Nothing is stopped.",
    mixinStandardHelpOptions = true)
final class DrainCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Parameters(paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "maintenance",
      description = "What other operators read; ${DEFAULT-VALUE} unless given.")
  private String reason;

  @Override
  public Integer call() {
    shop.confirm(cloud);
    if (shop.isRehearsed("Lead shoppers away from " + cloud + ", by the record.")) {
      return 0;
    }
    shop.operate(operated -> operated.draining().drain(cloud, reason));
    shop.out()
        .println(
            cloud
                + " is drained. Lead shoppers back with: catamaran undrain "
                + cloud
                + shop.suffix());
    return 0;
  }
}
