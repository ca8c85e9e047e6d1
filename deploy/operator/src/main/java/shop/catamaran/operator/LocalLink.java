package shop.catamaran.operator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.LocalShop;

/** What the verbs about the lines between clouds have in common. */
abstract class LocalLink implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "link", description = "The word link.")
  private String kind;

  abstract String change(LocalShop shop);

  @Override
  public Integer call() {
    if (!kind.equals("link")) {
      throw new RefusedException("Say link, such as: local cut link.");
    }
    System.out.println(change(state.shop(System.out)));
    return 0;
  }

  private static String[] names(List<String> clouds) {
    return clouds == null ? new String[0] : clouds.toArray(String[]::new);
  }

  private static String named(List<String> clouds) {
    return clouds == null ? "all clouds" : String.join(" and ", clouds);
  }

  @Command(
      name = "cut",
      description = "Lets nothing pass between clouds, as a broken line would.",
      mixinStandardHelpOptions = true)
  static final class Cut extends LocalLink {

    @Parameters(index = "1..*", paramLabel = "CLOUD", description = "Two clouds (default: all).")
    private List<String> clouds;

    @Override
    String change(LocalShop shop) {
      shop.cutLink(names(clouds));
      return "Nothing passes between " + named(clouds) + "; local heal link mends it.";
    }
  }

  @Command(
      name = "heal",
      description = "Lets everything pass between clouds again.",
      mixinStandardHelpOptions = true)
  static final class Heal extends LocalLink {

    @Parameters(index = "1..*", paramLabel = "CLOUD", description = "Two clouds (default: all).")
    private List<String> clouds;

    @Override
    String change(LocalShop shop) {
      shop.healLink(names(clouds));
      return "Everything passes between " + named(clouds) + " again.";
    }
  }

  @Command(
      name = "delay",
      description = "Makes the way to another cloud and back take longer.",
      mixinStandardHelpOptions = true)
  static final class Delay extends LocalLink {

    private static final Pattern MILLISECONDS = Pattern.compile("([0-9]{1,5})(?:ms)?");

    @Parameters(index = "1", paramLabel = "TIME", description = "There and back, such as 80ms.")
    private String time;

    @Parameters(index = "2..*", paramLabel = "CLOUD", description = "Two clouds (default: all).")
    private List<String> clouds;

    @Override
    String change(LocalShop shop) {
      Matcher given = MILLISECONDS.matcher(time);
      if (!given.matches()) {
        throw new RefusedException("The time is in milliseconds, such as 80ms; 0ms ends it.");
      }
      shop.delayLink(Duration.ofMillis(Integer.parseInt(given.group(1))), names(clouds));
      return "The way between " + named(clouds) + " and back takes " + given.group(1) + " ms more.";
    }
  }
}
