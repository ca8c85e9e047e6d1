package shop.catamaran.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;

/**
 * A cart with today's prices.
 *
 * @param lines in the order of adding
 * @param goodsTotal sum of the lines that can be had, VAT included
 * @param unitCount units in all lines
 */
public record Cart(CartId id, List<Line> lines, Money goodsTotal, int unitCount) {

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether every line can be bought as it stands. */
  public boolean canBeOrdered() {
    return !lines.isEmpty()
        && lines.stream()
            .allMatch(
                line -> line.notice() == Notice.NONE || line.notice() == Notice.PRICE_CHANGED);
  }

  /**
   * An article in the cart.
   *
   * @param unitPrice today's price; that of the last sight if the article is gone
   * @param priceWhenAdded what the shopper last saw
   * @param unitsAvailable units that can be bought now
   */
  public record Line(
      Sku sku,
      String productHandle,
      String title,
      Map<String, String> options,
      Optional<ImageId> image,
      int quantity,
      Money unitPrice,
      Money priceWhenAdded,
      Money lineTotal,
      int unitsAvailable,
      Notice notice) {}

  /** What the shopper must be told about a line. */
  public enum Notice {
    NONE,
    PRICE_CHANGED,
    /** Fewer units are left than are in the cart. */
    TOO_FEW_LEFT,
    /** Fewer units than are in the cart can be had at this moment; there are more, for later. */
    TOO_FEW_NOW,
    SOLD_OUT,
    /** No longer on sale. */
    WITHDRAWN
  }
}
