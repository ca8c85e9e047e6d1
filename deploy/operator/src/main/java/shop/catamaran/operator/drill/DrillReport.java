package shop.catamaran.operator.drill;

import java.util.List;

/**
 * What one drill found.
 *
 * @param fault that was made
 * @param requests of all clients
 * @param unknown orders of which some request was left without an answer; all were found out later
 * @param failed requests without the answer that they should have had
 * @param confirmed orders that clients saw confirmed
 * @param recordSeconds that a client which follows the failover record had to do without the shop;
 *     {@value #NEVER} if it never came back
 * @param addressesSeconds the same for a client that tries all addresses
 * @param lagKibWorst what one cloud was behind another at the worst moment
 * @param exposureWorst most orders at a time that one cloud alone knew
 * @param convergedSeconds from the cure until all clouds held the same
 * @param violations of the invariants, and bounds that were not kept
 */
public record DrillReport(
    String drill,
    String fault,
    int requests,
    int unknown,
    int failed,
    int confirmed,
    double recordSeconds,
    double addressesSeconds,
    long lagKibWorst,
    int exposureWorst,
    double convergedSeconds,
    List<String> violations) {

  /** Instead of seconds: not while the drill lasted. */
  public static final double NEVER = -1;

  public DrillReport {
    violations = List.copyOf(violations);
  }

  /** Whether everything held that had to. */
  public boolean passed() {
    return violations.isEmpty();
  }
}
