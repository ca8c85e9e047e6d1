package shop.catamaran.orders;

/** Where a paid order is known, which says what it would take to lose it. */
public enum Confirmation {
  /** There was no other cloud when it was paid. */
  ALONE,
  /** Confirmed to the shopper, though no other cloud has it yet. */
  LOCAL,
  /** Accepted; no other cloud has it yet, and the shopper gets her confirmation by mail then. */
  HELD,
  /** Every other cloud that is alive has it on its disk. */
  BOTH
}
