package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a cloud. */
@Command(
    name = "join",
    description =
        "Brings a further cloud into a running shop of several, while those sell. Their members are"
            + " started anew, one at a time.",
    mixinStandardHelpOptions = true)
final class LocalJoin implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "CLOUD", description = "One of aws, azure, gcp.")
  private String cloud;

  @Option(names = "--members", defaultValue = "2", description = "Its members (default: 2).")
  private int members;

  @Override
  public Integer call() {
    state.shop(System.out).join(cloud, members);
    System.out.println(cloud + " sells, too.");
    return 0;
  }
}
