package shop.catamaran.operator;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;

/** Sets a cloud's clock wrong. */
@Command(
    name = "skew",
    description =
        "Starts a cloud anew with a clock that is wrong, as if its time server were; 0s makes it"
            + " right.",
    mixinStandardHelpOptions = true)
final class LocalSkew implements Callable<Integer> {

  private static final Pattern SECONDS = Pattern.compile("([+-]?\\d{1,6})s");

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "CLOUD", description = "aws and so on.")
  private String cloud;

  @Parameters(index = "1", paramLabel = "OFFSET", description = "Such as 30s or -30s.")
  private String offset;

  @Override
  public Integer call() {
    Matcher seconds = SECONDS.matcher(offset);
    if (!seconds.matches()) {
      throw new RefusedException("Give the offset in seconds, such as 30s or -30s.");
    }
    Duration off = Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    state.shop(System.out).skew(cloud, off);
    System.out.println(
        off.isZero()
            ? "The clock of " + cloud + " is right."
            : "The clock of "
                + cloud
                + " is off by "
                + off.toSeconds()
                + " s; skew "
                + cloud
                + " 0s makes it right.");
    return 0;
  }
}
