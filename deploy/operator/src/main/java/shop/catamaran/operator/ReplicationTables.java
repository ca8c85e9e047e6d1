package shop.catamaran.operator;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import shop.catamaran.operator.replication.Comparison;
import shop.catamaran.operator.replication.LossBound;
import shop.catamaran.operator.replication.ReplicationStatus;
import shop.catamaran.operator.replication.Salvage;

/** What the replication verbs tell people. */
final class ReplicationTables {

  private static final int DIFFERENCES_SHOWN = 20;

  private ReplicationTables() {}

  static void print(ReplicationStatus status, PrintStream out) {
    out.printf("%-10s %-12s %6s %12s  %s%n", "CLOUD", "CONDITION", "EPOCH", "HEARTBEAT", "SCHEMAS");
    for (ReplicationStatus.CloudState cloud : status.clouds()) {
      out.printf(
          Locale.ROOT,
          "%-10s %-12s %6d %12s  %s%n",
          cloud.name(),
          condition(cloud),
          cloud.epoch(),
          cloud.heartbeatAgeMillis().map(age -> age + " ms ago").orElse("-"),
          cloud.schemaVersions());
    }
    out.println();
    out.printf("%-22s %-13s %12s %10s%n", "LINK", "CONDITION", "LAG (bytes)", "ERRORS");
    for (ReplicationStatus.LinkState link : status.links()) {
      out.printf(
          Locale.ROOT,
          "%-22s %-13s %12s %10s%n",
          link.name(),
          link.condition(),
          text(link.lagBytes()),
          text(link.applyErrors()));
    }
  }

  static void print(Comparison comparison, PrintStream out) {
    out.println();
    show("Different", comparison.differences(), out);
    show("Not settled, since a link did not bring all changes", comparison.unsettled(), out);
    if (comparison.moving() > 0) {
      out.println(
          comparison.moving() + " rows changed each time they were looked at; compare again.");
    }
    out.println(comparison.equal() ? "All clouds hold the same." : "The clouds are not equal.");
  }

  static void print(LossBound bound, PrintStream out) {
    out.println(
        bound.cloud()
            + " was last heard of at "
            + bound.heardAt().orElse("no time at all")
            + ". Since then it may have sold, unseen,");
    out.println("  at most " + bound.units() + " units of " + bound.articles() + " articles.");
    out.println(
        "If it did, the others will sell them again. It left "
            + bound.openTasks()
            + " tasks open for orders that are known here; the others take those over.");
  }

  static void print(Salvage salvage, PrintStream out) {
    salvage
        .rows()
        .forEach((table, rows) -> out.printf(Locale.ROOT, "%-32s %d rows%n", table, rows));
    out.println("Orders that were on the old disk alone: " + salvage.orders());
    salvage
        .oversold()
        .forEach(
            one ->
                out.println(
                    "Sold twice: " + one.units() + " of " + one.sku() + "; buy them or refund."));
  }

  private static void show(
      String what, java.util.List<Comparison.Difference> differences, PrintStream out) {
    if (differences.isEmpty()) {
      return;
    }
    out.println(what + ": " + differences.size() + " rows");
    differences.stream()
        .limit(DIFFERENCES_SHOWN)
        .forEach(
            row ->
                out.println(
                    "  "
                        + row.table()
                        + " "
                        + row.key()
                        + (row.absentIn().isEmpty()
                            ? ""
                            : ", not in " + String.join(", ", row.absentIn()))));
  }

  private static String condition(ReplicationStatus.CloudState cloud) {
    if (cloud.lostAt().isPresent()) {
      return "lost";
    }
    if (!cloud.reachable()) {
      return "unreachable";
    }
    return cloud.fenced() ? "fenced" : "running";
  }

  private static String text(Optional<Long> number) {
    return number.map(String::valueOf).orElse("-");
  }
}
