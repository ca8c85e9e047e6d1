package shop.catamaran.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.catamaran.operator.procedure.ShopStatus;

/** Tells how the shop does. */
@Command(
    name = "status",
    description =
        "Tells how the shop does: clouds, members, links between databases, what needs a look.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing needs a look", "1:something does", "2:refused with one sentence"})
final class StatusCommand implements Callable<Integer> {

  @Mixin private ShopOption shop;

  @Override
  public Integer call() throws JsonProcessingException {
    ShopStatus status = shop.look().inspecting().look();
    if (shop.isJson()) {
      System.out.println(
          new ObjectMapper()
              .registerModule(new Jdk8Module())
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(status));
    } else {
      print(status, System.out);
    }
    return status.alarms().isEmpty() ? 0 : Catamaran.EXIT_ATTENTION;
  }

  private static void print(ShopStatus status, PrintStream out) {
    String row = "%-8s %-6s %-10s %-16s %9s %7s %8s  %s%n";
    out.printf(
        row, "CLOUD", "SELLS", "RECORD", "RELEASE", "REQUESTS", "FAILED", "EXPOSED", "LAST BACKUP");
    for (ShopStatus.CloudStatus cloud : status.clouds()) {
      out.printf(
          Locale.ROOT,
          row,
          cloud.name(),
          cloud.sells() ? "yes" : "no",
          cloud.inRecord() ? "shown" : "withdrawn",
          cloud.release(),
          cloud.requests(),
          cloud.failed(),
          cloud.exposedOrders().map(Object::toString).orElse("?"),
          cloud.lastBackup().map(at -> at.replaceFirst("\\..*", "Z")).orElse("none"));
    }
    out.println();
    out.printf("%-20s %-10s %-16s %9s %9s%n", "MEMBER", "IS", "RELEASE", "HEAP MIB", "SESSIONS");
    for (ShopStatus.CloudStatus cloud : status.clouds()) {
      for (ShopStatus.MemberStatus member : cloud.members()) {
        out.printf(
            Locale.ROOT,
            "%-20s %-10s %-16s %9s %9s%n",
            member.name(),
            member.condition(),
            member.release(),
            member.heapMib().map(Object::toString).orElse("?"),
            member.sessions().map(Object::toString).orElse("?"));
      }
    }
    status
        .links()
        .forEach(
            link ->
                out.printf(
                    Locale.ROOT,
                    "%nlink %s: %s, %s bytes behind",
                    link.name(),
                    link.condition(),
                    link.lagBytes().map(Object::toString).orElse("?")));
    out.println();
    if (!status.alarms().isEmpty()) {
      out.println();
      status.alarms().forEach(alarm -> out.println("! " + alarm));
    }
  }
}
