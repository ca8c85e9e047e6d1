package shop.catamaran.catalog;

import java.util.UUID;

/**
 * Units that one cloud gave to another. What it names has left the giver for good.
 *
 * @param id the same for whoever tells of it, so that it is added once
 */
public record StockTransfer(UUID id, Sku sku, String fromCloud, String toCloud, int units) {

  public StockTransfer {
    if (units < 1 || fromCloud.equals(toCloud)) {
      throw new IllegalArgumentException(
          units + " units of " + sku + " from " + fromCloud + " to " + toCloud);
    }
  }
}
