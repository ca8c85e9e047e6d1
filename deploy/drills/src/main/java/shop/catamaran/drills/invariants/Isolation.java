package shop.catamaran.drills.invariants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import shop.catamaran.drills.history.Call;

/**
 * I6: what happens to another cloud makes a healthy one neither unready nor slow; one hiccup of
 * about a second is allowed.
 */
public final class Isolation {

  private static final String NAME = "I6 isolation";
  private static final Duration HICCUP_MAX = Duration.ofMillis(1_500);

  private Isolation() {}

  /**
   * All requests that were not served, or not in time.
   *
   * @param calls of clients that asked the healthy cloud, and no other
   */
  public static List<Violation> check(String cloud, List<Call> calls) {
    List<Violation> violations = new ArrayList<>();
    if (calls.isEmpty()) {
      violations.add(new Violation(NAME, "nobody asked " + cloud));
    }
    for (Call call : calls) {
      String request = cloud + " on " + call.operation();
      if (!call.served()) {
        violations.add(
            new Violation(NAME, request + " answered " + call.status() + " " + call.fault()));
      } else if (call.millis() > HICCUP_MAX.toMillis()) {
        violations.add(new Violation(NAME, request + " took " + call.millis() + " ms"));
      }
    }
    return violations;
  }
}
