package shop.catamaran.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.local.LocalStatus;

/** Tells how the shop does. */
@Command(
    name = "status",
    description = "Tells how the shop does.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything runs and is ready",
      "1:something is not ready, frozen or gone",
      "3:the shop is not running"
    })
final class LocalStatusCommand implements Callable<Integer> {

  private static final int EXIT_NOT_RUNNING = 3;

  @Mixin private StateOption state;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintStream out = System.out;
    Optional<LocalStatus> status = state.shop(json ? System.err : out).status();
    if (status.isEmpty()) {
      out.println(json ? "{\"running\": false}" : "The shop is not running.");
      return EXIT_NOT_RUNNING;
    }
    if (json) {
      Map<String, Object> all = new java.util.LinkedHashMap<>();
      all.put("running", true);
      all.put("healthy", status.get().healthy());
      all.put("status", status.get());
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } else {
      print(status.get(), out);
    }
    return status.get().healthy() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  private static void print(LocalStatus status, PrintStream out) {
    out.println("Shop   " + status.shop() + (status.answers() ? "" : "  (does not answer)"));
    out.println("Mails  " + status.mails());
    out.println("Data   " + status.folder());
    out.println();
    out.printf("%-14s %-10s %8s %8s  %s%n", "NAME", "CONDITION", "PID", "MIB", "ADDRESS");
    for (LocalStatus.Part part : status.parts()) {
      out.printf(
          Locale.ROOT,
          "%-14s %-10s %8d %8d  %s%n",
          part.name(),
          part.condition(),
          part.pid(),
          part.memoryMib(),
          part.address());
    }
    out.printf(Locale.ROOT, "%-14s %-10s %8s %8d%n", "all", "", "", status.memoryMib());
  }
}
