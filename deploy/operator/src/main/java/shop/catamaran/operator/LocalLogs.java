package shop.catamaran.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a process. */
@Command(name = "logs", description = "Shows the end of a log.", mixinStandardHelpOptions = true)
final class LocalLogs implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(
      paramLabel = "PART",
      description =
          "aws-1 and so on; or aws-database, aws-balancer, gateway, mail, relay, record, edge.")
  private String process;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what is added, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "100",
      description = "How many lines of the end to show (default: 100).")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = state.shop(System.err).log(process);
    List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      command.add("-F");
    }
    command.add(log.toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
