package shop.catamaran.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.drill.SurvivalCard;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.process.Programs;

/** Runs failure drills, and shows what they found. */
@Command(
    name = "drill",
    description = "Breaks a shop of its own on purpose, under load, and shows what it survived.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:everything held", "1:something did not hold; it is named", "2:refused"})
final class LocalDrill implements Callable<Integer> {

  private static final String ALL = "all";

  @Parameters(
      paramLabel = "NAME",
      description = "all, or the name of a drill, such as cloud-killed.")
  private String name;

  @Option(names = "--write", description = "Also write the card into deploy/drills/README.md.")
  private boolean write;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!name.matches("[a-z]+(-[a-z]+)*")) {
      throw new RefusedException("A drill's name is like cloud-killed.");
    }
    Path maven =
        Programs.find("mvn")
            .orElseThrow(
                () -> new RefusedException("Drills need Maven 3.8 or newer (package maven)."));
    Path root = Installation.find().root();
    int exitCode =
        new ProcessBuilder(command(maven)).directory(root.toFile()).inheritIO().start().waitFor();
    SurvivalCard card = SurvivalCard.of(root.resolve("deploy/drills/target/evidence"));
    System.out.print(card.text());
    if (write) {
      card.writeInto(root.resolve("deploy/drills/README.md"));
    }
    return exitCode == 0 && card.passed() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  private List<String> command(Path maven) {
    String test =
        name.equals(ALL)
            ? "*Drill"
            : Arrays.stream(name.split("-", -1))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining())
                + "Drill";
    return List.of(
        maven.toString(),
        "--batch-mode",
        "-q",
        "-Pdrills",
        "-pl",
        "deploy/drills",
        "-am",
        "verify",
        "-Dtest=None",
        "-Dit.test=" + test,
        "-Dsurefire.failIfNoSpecifiedTests=false",
        "-Dfailsafe.failIfNoSpecifiedTests=false",
        "-Dspotless.check.skip");
  }
}
