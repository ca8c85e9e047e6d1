package shop.catamaran.operator;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.procedure.Rollout;

/** Brings the release back that ran before. */
@Command(
    name = "rollback",
    description =
        "Brings the release back to all clouds that ran before the last one, in the same way. Not"
            + " possible any more after a contraction that it does not know.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Option(names = "--first", paramLabel = "CLOUD", description = ReleaseCommand.FIRST)
  private Optional<String> first = Optional.empty();

  @Mixin private BakeOption bake;

  @Override
  public Integer call() {
    shop.confirm("all");
    if (shop.isDryRun()) {
      Rollout rollout = shop.look().rollout();
      rollout.plan(rollout.previous(), first).forEach(shop.out()::println);
      return 0;
    }
    shop.operate(operated -> bake.paced(operated).rollout().rollback(first));
    return 0;
  }
}
