package shop.catamaran.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * What a cloud asks another for.
 *
 * @param id made by who asks; the same request asked again is answered with the same transfers
 * @param units how many of each article a sale lacks
 */
public record StockRequest(UUID id, Map<Sku, Integer> units) {

  /** The most articles in a request: as many as fit into a cart, and some. */
  public static final int ARTICLES_MAX = 100;

  /** The most units of an article that a request asks for. */
  public static final int UNITS_MAX = 10_000;

  public StockRequest {
    units = Map.copyOf(units);
    if (units.isEmpty() || units.size() > ARTICLES_MAX) {
      throw new IllegalArgumentException("a request names 1 to " + ARTICLES_MAX + " articles");
    }
    units.forEach(
        (sku, count) -> {
          if (count < 1 || count > UNITS_MAX) {
            throw new IllegalArgumentException("1 to " + UNITS_MAX + " units can be asked for");
          }
        });
  }
}
