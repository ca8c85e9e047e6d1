package shop.catamaran.operator;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.UpOptions;

/** Starts the shop. */
@Command(
    name = "up",
    description = "Starts the shop and returns when it answers.",
    mixinStandardHelpOptions = true)
final class LocalUp implements Callable<Integer> {

  @Mixin private StateOption state;

  @Option(
      names = "--clouds",
      split = ",",
      defaultValue = "aws",
      description = "Clouds to start (default: aws).")
  private List<String> clouds;

  @Option(names = "--members", defaultValue = "2", description = "Members in each (default: 2).")
  private int members;

  @Option(
      names = "--port",
      defaultValue = "" + UpOptions.DEFAULT_PORT,
      description = "Where the shop answers on 127.0.0.1 (default: 8080).")
  private int port;

  @Option(
      names = "--port-base",
      defaultValue = "" + UpOptions.DEFAULT_PORT_BASE,
      description = "First of the hundred ports behind it (default: 18100).")
  private int portBase;

  @Option(names = "--empty", description = "Do not load the demo catalogue at the first start.")
  private boolean empty;

  @Override
  public Integer call() {
    UpOptions options = new UpOptions(clouds, members, port, portBase, !empty);
    LocalShop shop = state.shop(System.out);
    if (shop.up(options) == LocalShop.UpResult.ALREADY_RUNNING) {
      System.out.println("The shop is running already: " + shop.url() + "/");
      return 0;
    }
    System.out.println("The shop answers at " + shop.url() + "/");
    return 0;
  }
}
