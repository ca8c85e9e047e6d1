package shop.catamaran.orders.internal.barrier;

/** How far what was committed has come. */
public enum Reach {
  /** Every living peer has flushed it. */
  ALL_LIVING_PEERS,
  /** No peer is known to have it. */
  THIS_CLOUD_ONLY,
  /** There is no other cloud. */
  NO_PEERS
}
