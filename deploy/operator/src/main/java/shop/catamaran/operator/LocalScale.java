package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes the number of members. */
@Command(
    name = "scale",
    description = "Adds or removes members, one at a time, without losing requests.",
    mixinStandardHelpOptions = true)
final class LocalScale implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Parameters(index = "1", paramLabel = "N", description = "How many members it shall have.")
  private int members;

  @Override
  public Integer call() {
    state.shop(System.out).scale(cloud, members);
    System.out.println(cloud + " has " + members + (members == 1 ? " member." : " members."));
    return 0;
  }
}
