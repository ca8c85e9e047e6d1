package shop.catamaran.drills.invariants;

import java.util.ArrayList;
import java.util.List;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told;
import shop.catamaran.drills.history.Told.Outcome;

/** I1: an order that a client saw confirmed exists, exactly once, in every cloud. */
public final class NoLostOrder {

  private static final String NAME = "I1 no lost order";

  private NoLostOrder() {}

  public static List<Violation> check(History history, List<CloudBooks> clouds) {
    List<Violation> violations = new ArrayList<>();
    for (Told told : history.told()) {
      if (told.outcome() == Outcome.CONFIRMED) {
        for (CloudBooks books : clouds) {
          check(told, books, violations);
        }
      }
    }
    return violations;
  }

  private static void check(Told told, CloudBooks books, List<Violation> violations) {
    String order = "order " + told.order() + ", confirmed to " + told.client() + ", ";
    List<CloudBooks.OrderRow> standing = books.standing(told.order());
    if (standing.size() != 1) {
      violations.add(
          new Violation(NAME, order + "stands " + standing.size() + " times in " + books.cloud()));
      return;
    }
    CloudBooks.OrderRow row = standing.get(0);
    if (row.state().equals("PLACED")) {
      violations.add(new Violation(NAME, order + "is not paid in " + books.cloud()));
    }
    if (row.totalMinor() != told.totalMinor() || !row.currency().equals(told.currency())) {
      violations.add(
          new Violation(
              NAME,
              order
                  + "was confirmed at "
                  + told.totalMinor()
                  + " but costs "
                  + row.totalMinor()
                  + " in "
                  + books.cloud()));
    }
    boolean sameGoods =
        books.lines().stream()
            .filter(line -> line.order().equals(told.order()) && line.cloud().equals(row.cloud()))
            .allMatch(line -> line.sku().equals(told.sku()) && line.quantity() == told.quantity());
    if (!sameGoods) {
      violations.add(new Violation(NAME, order + "holds other goods in " + books.cloud()));
    }
  }
}
