package shop.catamaran.orders;

/**
 * Asks other clouds directly whether they are there; implemented by whoever can reach them. Safe
 * for use by many threads.
 */
public interface PeerLiveness {

  /** Whether the cloud of this name answers within a second or two. */
  boolean answers(String cloud);
}
