package shop.catamaran.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.relay.LinkCondition;

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
    if (status.clouds().size() > 1) {
      printClouds(status, out);
    }
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

  private static void printClouds(LocalStatus status, PrintStream out) {
    out.println(
        "Record "
            + (status.record().isEmpty() ? "does not answer" : String.join(" ", status.record())));
    out.println();
    out.printf(
        "%-8s %-9s %-9s %-9s %-26s  %s%n",
        "CLOUD", "SELLS", "RECORD", "EXPOSED", "ADDRESS", "FOLLOWED BY");
    for (LocalStatus.CloudCondition cloud : status.clouds()) {
      out.printf(
          "%-8s %-9s %-9s %-9s %-26s  %s%n",
          cloud.name(),
          cloud.serves() ? "yes" : "no",
          cloud.inRecord() ? "shown" : "withdrawn",
          cloud.exposedOrders() < 0 ? "unknown" : Integer.toString(cloud.exposedOrders()),
          cloud.url(),
          cloud.replication().stream()
              .map(LocalStatusCommand::follower)
              .collect(Collectors.joining("; ")));
    }
    for (LinkCondition link : status.links()) {
      out.printf(
          Locale.ROOT,
          "link %s: %s, %d ms there and back%n",
          link.link(),
          link.cut() ? "CUT" : "whole",
          2 * link.delayMillis());
    }
  }

  private static String follower(LocalStatus.Follower follower) {
    return String.format(
        Locale.ROOT,
        "%s%s, %d bytes behind%s",
        follower.cloud(),
        follower.connected() ? "" : " (not connected)",
        follower.behindBytes(),
        follower.heardSecondsAgo() < 0
            ? ""
            : String.format(Locale.ROOT, ", heard %.1f s ago", follower.heardSecondsAgo()));
  }
}
