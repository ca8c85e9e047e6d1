package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the shop. */
@Command(
    name = "down",
    description = "Stops the shop; nothing of it is left running.",
    mixinStandardHelpOptions = true)
final class LocalDown implements Callable<Integer> {

  @Mixin private StateOption state;

  @Override
  public Integer call() {
    state.shop(System.out).down();
    return 0;
  }
}
