package shop.catamaran.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * Units that may be sold in this cloud. Both methods need a running transaction, are carried out by
 * conditional updates in a fixed order of articles (so that two orders cannot deadlock) and are
 * undone with it. The caller calls each of them at most once for an order.
 */
public interface Stock {

  /**
   * Takes all units for an order, or none.
   *
   * @throws OutOfStockException if any article has too few units left
   */
  void sell(UUID orderId, Map<Sku, Integer> units);

  /** Puts back what {@link #sell} took for an order that ended without being paid. */
  void putBack(UUID orderId, Map<Sku, Integer> units);
}
