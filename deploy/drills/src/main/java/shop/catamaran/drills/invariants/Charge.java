package shop.catamaran.drills.invariants;

/**
 * A payment in the gateway's own books.
 *
 * @param reference the order's id
 * @param captured what was taken, in minor units
 * @param refunded what was given back of it
 */
public record Charge(String reference, String currency, long captured, long refunded) {

  long kept() {
    return captured - refunded;
  }
}
