package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes the number of a cloud's members. */
@Command(
    name = "scale",
    description =
        "Adds or removes members of a cloud, one at a time, while it sells. Stops by itself when"
            + " requests fail.",
    mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Parameters(index = "0", paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Parameters(index = "1", paramLabel = "N", description = "How many members it shall have.")
  private int members;

  @Override
  public Integer call() {
    shop.confirm(cloud);
    if (shop.isRehearsed(
        "Bring " + cloud + " to " + members + " members, one at a time, watching its requests.")) {
      return 0;
    }
    shop.operate(operated -> operated.scaling().scale(cloud, members));
    shop.out().println(cloud + " has " + members + (members == 1 ? " member." : " members."));
    return 0;
  }
}
