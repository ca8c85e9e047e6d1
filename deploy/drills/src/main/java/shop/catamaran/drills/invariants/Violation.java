package shop.catamaran.drills.invariants;

/**
 * A promise that was not kept.
 *
 * @param invariant I1 to I6
 * @param what happened, with its facts
 */
public record Violation(String invariant, String what) {

  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
