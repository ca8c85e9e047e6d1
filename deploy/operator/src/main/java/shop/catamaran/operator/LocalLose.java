package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;

/** Loses data on purpose. */
@Command(
    name = "lose",
    description = "Kills a cloud's database and deletes its disk, as a fire would.",
    mixinStandardHelpOptions = true)
final class LocalLose implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "disk", description = "The word disk.")
  private String kind;

  @Parameters(index = "1", paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Override
  public Integer call() {
    if (!kind.equals("disk")) {
      throw new RefusedException("Say disk, such as: local lose disk azure.");
    }
    state.shop(System.out).loseDisk(cloud);
    System.out.println(
        "The disk of " + cloud + " is gone; local restart database " + cloud + " makes it anew.");
    return 0;
  }
}
