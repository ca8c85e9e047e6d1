package shop.catamaran.operator;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes away from the schemas what no release that runs needs. */
@Command(
    name = "contract",
    description =
        "Takes away from all clouds' schemas what the release that runs everywhere does not need."
            + " There is no way back to an earlier release after that.",
    mixinStandardHelpOptions = true)
final class ContractCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Override
  public Integer call() {
    shop.confirm("all");
    if (shop.isRehearsed("Check the release of every member, then contract the schemas of all.")) {
      return 0;
    }
    shop.operate(
        operated -> {
          Set<String> taken = operated.rollout().contract();
          shop.out()
              .println(
                  taken.isEmpty()
                      ? "There was nothing to take away."
                      : "Taken away: " + String.join(", ", taken));
        });
    return 0;
  }
}
