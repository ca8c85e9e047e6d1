package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.local.ConsoleAccess;

/** Starts and ends the admin console of a cloud. */
@Command(
    name = "console",
    description =
        "Starts Payara Server's admin console, on this machine alone, in the data grid of a cloud's"
            + " members, whose data it never holds. The first time, it is fetched.",
    mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Option(names = "--stop", description = "End it.")
  private boolean stop;

  @Override
  public Integer call() {
    if (stop) {
      state.shop(System.out).stopConsole(cloud);
      System.out.println("The console of " + cloud + " has ended.");
      return 0;
    }
    ConsoleAccess console = state.shop(System.out).console(cloud);
    System.out.println();
    System.out.println("Open          " + console.url());
    System.out.println(
        "Sign in as    " + console.user() + ", with the console.password in " + console.secrets());
    System.out.println(
        "Then look at  Data Grid > Data Grid Instances, which shows "
            + String.join(", ", console.members()));
    System.out.println("Or ask all    " + String.join(" ", console.asadmin()) + " \\");
    System.out.println(
        "                send-asadmin-command --targets '*:*' --verbose --command uptime");
    System.out.println(
        "End it with   deploy/catamaran console " + cloud + " --stop" + state.suffix());
    return 0;
  }
}
