package shop.catamaran.catalog.internal.shelf;

import java.time.Instant;
import java.util.UUID;

/**
 * What lists need to know of a product.
 *
 * @param category number of its category on the shelf
 * @param rank how well it matches a search; 0 without one
 */
record Item(
    UUID id,
    String title,
    String brand,
    int category,
    long priceMinor,
    Instant createdAt,
    boolean inStock,
    float rank) {

  Item withRank(float found) {
    return new Item(id, title, brand, category, priceMinor, createdAt, inStock, found);
  }
}
