package shop.catamaran.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * Units that may be sold in this cloud. To sell and to put back need a running transaction, are
 * carried out by conditional updates in a fixed order of articles (so that two orders cannot
 * deadlock) and are undone with it. The caller calls each of them at most once for an order.
 */
public interface Stock {

  /**
   * Takes all units for an order, or none.
   *
   * @throws OutOfStockException if any article has too few units left in this cloud
   */
  void sell(UUID orderId, Map<Sku, Integer> units);

  /** Puts back what {@link #sell} took for an order that ended without being paid. */
  void putBack(UUID orderId, Map<Sku, Integer> units);

  /**
   * Sees to it that these units can be sold here, by asking other clouds for what is missing. To be
   * called without a transaction, after a sale found too little; takes about a second at most, and
   * no time at all if the others are known to have too little or do not answer.
   *
   * @return whether all of them are here now; another sale may still be faster
   */
  boolean bringHere(Map<Sku, Integer> units);
}
