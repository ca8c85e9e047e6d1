package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets shoppers come to a cloud again. */
@Command(
    name = "undrain",
    description = "Lets shoppers come to a drained cloud again.",
    mixinStandardHelpOptions = true)
final class UndrainCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Parameters(paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Override
  public Integer call() {
    shop.confirm(cloud);
    if (shop.isRehearsed("Lead shoppers to " + cloud + " again.")) {
      return 0;
    }
    shop.operate(operated -> operated.draining().undrain(cloud));
    shop.out().println(cloud + " takes shoppers again.");
    return 0;
  }
}
