package shop.catamaran.catalog;

import java.util.List;

/** Gives units of this cloud to others that ask. Safe for use by many threads. */
public interface StockTransfers {

  /**
   * Gives a cloud what it asks for, and more of it if its share is larger; nothing of an article of
   * which fewer units are free. Asked again with the same request, it answers the same.
   */
  List<StockTransfer> give(String toCloud, StockRequest request);
}
