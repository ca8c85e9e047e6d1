package shop.catamaran.orders;

/** Tells what of this cloud's orders no other cloud has. Safe for use by many threads. */
public interface Exposures {

  /** The exposure now; without peers it is none. */
  Exposure exposure();
}
