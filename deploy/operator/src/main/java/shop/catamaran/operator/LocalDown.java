package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.local.LocalShop;

/** Stops the shop. */
@Command(
    name = "down",
    description = "Stops the shop; nothing of it is left running.",
    mixinStandardHelpOptions = true)
final class LocalDown implements Callable<Integer> {

  @Mixin private StateOption state;

  @Option(
      names = "--delete-data",
      description = "Also delete the database, mails, keys and logs of this shop.")
  private boolean deleteData;

  @Override
  public Integer call() {
    LocalShop shop = state.shop(System.out);
    if (deleteData) {
      shop.downAndDelete();
    } else {
      shop.down();
    }
    System.out.println(
        deleteData ? "The shop is stopped and its data deleted." : "The shop is stopped.");
    return 0;
  }
}
