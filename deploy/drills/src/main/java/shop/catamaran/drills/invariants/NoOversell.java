package shop.catamaran.drills.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I3: over all clouds no more units of an article are sold than came in, and the stock accounts
 * agree with the orders to the unit.
 */
public final class NoOversell {

  private static final String NAME = "I3 no oversell";

  private NoOversell() {}

  public static List<Violation> check(List<CloudBooks> clouds) {
    List<Violation> violations = new ArrayList<>();
    clouds.forEach(books -> check(books, violations));
    return violations;
  }

  private static void check(CloudBooks books, List<Violation> violations) {
    String in = " in the books of " + books.cloud();
    Map<String, Integer> ordered = ordered(books);
    Map<String, Integer> sold = new HashMap<>();
    Map<String, Integer> allotted = new HashMap<>();
    for (CloudBooks.Allotment allotment : books.allotments()) {
      if (allotment.left() < 0) {
        violations.add(
            new Violation(
                NAME, "the allotment of " + allotment.sku() + " is overdrawn: " + allotment + in));
      }
      sold.merge(allotment.sku(), allotment.sold(), Integer::sum);
      allotted.merge(allotment.sku(), allotment.granted() - allotment.given(), Integer::sum);
    }
    ordered.forEach(
        (sku, units) -> {
          int received = books.received().getOrDefault(sku, 0);
          if (units > received) {
            violations.add(
                new Violation(
                    NAME,
                    units + " units of " + sku + " ordered of " + received + " received" + in));
          }
        });
    sold.forEach(
        (sku, units) -> {
          int due = ordered.getOrDefault(sku, 0);
          if (units != due) {
            violations.add(
                new Violation(
                    NAME, sku + ": " + units + " units sold, but orders hold " + due + in));
          }
        });
    allotted.forEach(
        (sku, units) -> {
          int received = books.received().getOrDefault(sku, 0);
          if (units > received) {
            violations.add(
                new Violation(
                    NAME,
                    sku + ": " + units + " units allotted of " + received + " received" + in));
          }
        });
  }

  private static Map<String, Integer> ordered(CloudBooks books) {
    Map<String, Integer> ordered = new HashMap<>();
    Map<String, Boolean> standing = new HashMap<>();
    books.orders().forEach(row -> standing.put(row.id() + '/' + row.cloud(), row.stands()));
    for (CloudBooks.LineRow line : books.lines()) {
      if (standing.getOrDefault(line.order() + '/' + line.cloud(), true)) {
        ordered.merge(line.sku(), line.quantity(), Integer::sum);
      }
    }
    return ordered;
  }
}
