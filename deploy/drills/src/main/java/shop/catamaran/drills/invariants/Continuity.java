package shop.catamaran.drills.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told;

/**
 * I5: what a shopper had entered is there when she looks again, and one cart became one order at
 * most.
 */
public final class Continuity {

  private static final String NAME = "I5 continuity";

  private Continuity() {}

  public static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    history.seen().stream()
        .filter(sight -> !sight.entered().equals(sight.shown()))
        .forEach(
            sight ->
                violations.add(
                    new Violation(
                        NAME,
                        sight.client()
                            + " had entered "
                            + sight.entered()
                            + " but was shown "
                            + sight.shown()
                            + " as her "
                            + sight.what())));
    Map<String, String> orderOfCart = new HashMap<>();
    for (Told told : history.told()) {
      String first = orderOfCart.putIfAbsent(told.cart(), told.order());
      if (told.outcome() == Told.Outcome.CONFIRMED
          && first != null
          && !first.equals(told.order())) {
        violations.add(
            new Violation(
                NAME,
                "the cart " + told.cart() + " became two orders: " + first + ", " + told.order()));
      }
    }
    return violations;
  }
}
