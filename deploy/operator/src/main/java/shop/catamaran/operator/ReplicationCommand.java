package shop.catamaran.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.Comparison;
import shop.catamaran.operator.replication.LossBound;
import shop.catamaran.operator.replication.Replication;
import shop.catamaran.operator.replication.ReplicationStatus;
import shop.catamaran.operator.replication.Salvage;

/** The verbs for the data that the clouds share. */
@Command(
    name = "replication",
    description = "Keeps the clouds' databases equal.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done, and all is well",
      "1:done, but something needs a look",
      "2:refused with one sentence"
    })
final class ReplicationCommand {

  private static final String CLOUD = "CLOUD";

  private final PrintStream out = System.out;

  @Command(
      name = "init",
      description =
          "Links all clouds with each other. To be called again after each migration; changes"
              + " nothing that is as it must be.",
      mixinStandardHelpOptions = true)
  int init(@Mixin CloudsOption clouds) {
    clouds.replication(out).init();
    return 0;
  }

  @Command(
      name = "status",
      description = "Tells how the clouds' databases and the links between them do.",
      mixinStandardHelpOptions = true)
  int status(
      @Mixin CloudsOption clouds,
      @Option(names = "--json", description = "As JSON, for programs.") boolean json)
      throws JsonProcessingException {
    ReplicationStatus status = clouds.replication(json ? System.err : out).status();
    if (json) {
      out.println(json(status));
    } else {
      ReplicationTables.print(status, out);
    }
    return status.healthy() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  @Command(
      name = "compare",
      description =
          "Compares all shared tables while the shop runs. Rows that are under way are looked at"
              + " again, not reported.",
      mixinStandardHelpOptions = true)
  int compare(
      @Mixin CloudsOption clouds,
      @Option(
              names = "--patience",
              paramLabel = "SECONDS",
              defaultValue = "30",
              description = "For rows that are under way; ${DEFAULT-VALUE} unless given.")
          int seconds,
      @Option(names = "--json", description = "As JSON, for programs.") boolean json)
      throws JsonProcessingException {
    Comparison comparison =
        clouds.replication(json ? System.err : out).compare(Duration.ofSeconds(seconds));
    if (json) {
      out.println(json(comparison));
    } else {
      ReplicationTables.print(comparison, out);
    }
    return comparison.equal() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  @Command(
      name = "pause",
      description = "Stops changes from flowing between clouds; they are kept until resume.",
      mixinStandardHelpOptions = true)
  int pause(@Mixin CloudsOption clouds) {
    clouds.replication(out).pause();
    return 0;
  }

  @Command(
      name = "resume",
      description = "Lets changes flow again.",
      mixinStandardHelpOptions = true)
  int resume(@Mixin CloudsOption clouds) {
    clouds.replication(out).resume();
    return 0;
  }

  @Command(
      name = "resync",
      description = "Copies anew into a cloud what another one could no longer keep for it.",
      mixinStandardHelpOptions = true)
  int resync(@Mixin CloudsOption clouds, @Parameters(paramLabel = CLOUD) String cloud) {
    List<String> repaired = clouds.replication(out).resync(cloud);
    out.println(
        repaired.isEmpty()
            ? "Nothing is missing in " + cloud + "."
            : "Repaired: " + String.join(", ", repaired) + ".");
    return 0;
  }

  @Command(
      name = "rebuild",
      description =
          "Makes the database of a cloud whole that lost its disk or was declared lost, while the"
              + " others sell.",
      mixinStandardHelpOptions = true)
  int rebuild(
      @Mixin CloudsOption clouds,
      @Parameters(paramLabel = CLOUD) String cloud,
      @Option(
              names = "--discard",
              description = "Throws away what the database holds, even if it was not salvaged.")
          boolean discard) {
    clouds.replication(out).rebuild(cloud, discard);
    out.println(cloud + " is equal to the others again.");
    return 0;
  }

  @Command(
      name = "join",
      description = "Brings an empty database in as a further cloud, while the others sell.",
      mixinStandardHelpOptions = true)
  int join(@Mixin CloudsOption clouds, @Parameters(paramLabel = CLOUD) String cloud) {
    clouds.replication(out).join(cloud);
    out.println(cloud + " is equal to the others.");
    return 0;
  }

  @Command(
      name = "declare-lost",
      description =
          "Gives up a cloud that does not answer: the others may sell its stock; its database may"
              + " only return through salvage and rebuild.",
      mixinStandardHelpOptions = true)
  int declareLost(
      @Mixin CloudsOption clouds,
      @Parameters(paramLabel = CLOUD) String cloud,
      @Option(names = "--yes", description = "Does not ask.") boolean yes) {
    Replication replication = clouds.replication(out);
    LossBound bound = replication.lossBound(cloud);
    ReplicationTables.print(bound, out);
    if (!yes && !confirmed("Declare " + cloud + " lost?")) {
      throw new RefusedException("Nothing was changed.");
    }
    replication.declareLost(cloud);
    out.println(cloud + " is declared lost.");
    return 0;
  }

  @Command(
      name = "salvage",
      description =
          "Brings everything that only the old disk of a cloud declared lost holds to the others.",
      mixinStandardHelpOptions = true)
  int salvage(@Mixin CloudsOption clouds, @Parameters(paramLabel = CLOUD) String cloud) {
    Salvage salvage = clouds.replication(out).salvage(cloud);
    ReplicationTables.print(salvage, out);
    return salvage.oversold().isEmpty() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  @SuppressWarnings("SystemConsoleNull") // It is null in the JDK that this is made for.
  private static boolean confirmed(String question) {
    if (System.console() == null) {
      throw new RefusedException("Say --yes if that is meant; there is nobody to ask here.");
    }
    return "yes".equals(System.console().readLine("%s Type yes: ", question));
  }

  private static String json(Object value) throws JsonProcessingException {
    return new ObjectMapper()
        .registerModule(new Jdk8Module())
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(value);
  }
}
