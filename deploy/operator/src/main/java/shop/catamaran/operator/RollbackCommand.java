package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private ReleaseCommand.RolloutOptions options;

  @Override
  public Integer call() {
    shop.confirm("all");
    if (shop.isDryRun()) {
      Rollout rollout = shop.look(System.err).rollout();
      rollout.plan(rollout.previous(), options.first()).forEach(System.out::println);
      return 0;
    }
    shop.operate(
        System.out, operated -> options.paced(operated).rollout().rollback(options.first()));
    return 0;
  }
}
