package shop.catamaran.operator;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.local.UpOptions;

/** Starts the shop. */
@Command(
    name = "up",
    description = "Starts the shop and returns when it answers.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the shop answers, now or already", "2:it cannot; nothing is left running"})
final class LocalUp implements Callable<Integer> {

  @Mixin private StateOption state;

  @Option(
      names = "--clouds",
      split = ",",
      defaultValue = "aws,azure",
      description = "Clouds to start, of aws, azure, gcp (default: aws,azure).")
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
    LocalStatus status = shop.status().orElseThrow();
    System.out.println();
    System.out.println("The shop   " + status.shop());
    System.out.println("Its mails  " + status.mails());
    System.out.println("Pay with   4242 4242 4242 4242, any date to come, any three digits");
    System.out.println("Memory     " + status.memoryMib() + " MiB in all");
    System.out.println();
    System.out.println("Try next:");
    String again = state.suffix();
    System.out.println("  deploy/catamaran local status" + again);
    if (clouds.size() > 1) {
      String first = options.clouds().get(0);
      System.out.println(
          "  deploy/catamaran local kill cloud " + first + again + "     and go on shopping");
      System.out.println("  deploy/catamaran local restart cloud " + first + again);
    } else if (members > 1) {
      System.out.println(
          "  deploy/catamaran local kill member aws-1" + again + "     and go on shopping");
      System.out.println("  deploy/catamaran local restart member aws-1" + again);
    }
    System.out.println("  deploy/catamaran local down" + again);
    return 0;
  }
}
