package shop.catamaran.drills.invariants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * I2: by the gateway's books an order was charged once at most, with its exact amount, and not at
 * all if it does not stand.
 */
public final class NoDoubleCharge {

  private static final String NAME = "I2 no double charge";

  private NoDoubleCharge() {}

  public static List<Violation> check(List<Charge> charges, List<CloudBooks> clouds) {
    List<Violation> violations = new ArrayList<>();
    Map<String, List<Charge>> kept = new LinkedHashMap<>();
    for (Charge charge : charges) {
      if (charge.kept() > 0) {
        kept.computeIfAbsent(charge.reference(), any -> new ArrayList<>()).add(charge);
      }
    }
    kept.forEach(
        (order, ofOrder) -> {
          if (ofOrder.size() > 1) {
            violations.add(
                new Violation(
                    NAME, "order " + order + " was charged " + ofOrder.size() + " times"));
          }
        });
    for (CloudBooks books : clouds) {
      kept.forEach((order, ofOrder) -> charged(order, ofOrder.get(0), books, violations));
      unpaid(kept, books, violations);
    }
    return violations;
  }

  private static void charged(
      String order, Charge charge, CloudBooks books, List<Violation> violations) {
    Optional<CloudBooks.OrderRow> row = books.canonical(order);
    if (row.isEmpty()) {
      violations.add(
          new Violation(NAME, "order " + order + " was charged but is not in " + books.cloud()));
    } else if (!row.get().stands()) {
      violations.add(
          new Violation(
              NAME,
              "order "
                  + order
                  + " is "
                  + row.get().state()
                  + " in "
                  + books.cloud()
                  + " but its charge is kept"));
    } else if (charge.kept() != row.get().totalMinor() - row.get().refundedMinor()
        || !charge.currency().equals(row.get().currency())) {
      violations.add(
          new Violation(
              NAME,
              "order "
                  + order
                  + " costs "
                  + row.get().totalMinor()
                  + " in "
                  + books.cloud()
                  + " but "
                  + charge.kept()
                  + " were kept"));
    }
  }

  private static void unpaid(
      Map<String, List<Charge>> kept, CloudBooks books, List<Violation> violations) {
    for (CloudBooks.OrderRow row : books.orders()) {
      boolean paid = List.of("PAID", "SHIPPED", "DELIVERED").contains(row.state());
      if (paid && !kept.containsKey(row.id()) && row.refundedMinor() < row.totalMinor()) {
        violations.add(
            new Violation(
                NAME,
                "order "
                    + row.id()
                    + " is "
                    + row.state()
                    + " in "
                    + books.cloud()
                    + " but the gateway holds no money for it"));
      }
    }
  }
}
