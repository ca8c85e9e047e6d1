package shop.catamaran.catalog.internal.shelf;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.internal.Cursor;

/** Orders of lists; ties are broken by id, so every product has one place. */
final class Order {

  private Order() {}

  static Comparator<Item> of(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> Comparator.comparing(Item::rank).thenComparing(Item::id).reversed();
      case NEWEST -> Comparator.comparing(Item::createdAt).thenComparing(Item::id).reversed();
      case PRICE_ASCENDING -> Comparator.comparing(Item::priceMinor).thenComparing(Item::id);
      case PRICE_DESCENDING ->
          Comparator.comparing(Item::priceMinor).thenComparing(Item::id).reversed();
      case TITLE -> Comparator.comparing(Item::title).thenComparing(Item::id);
    };
  }

  /** Where a page ends that ends with this item. */
  static Cursor cursor(Sort sort, Item last) {
    String key =
        switch (sort) {
          case RELEVANCE -> Float.toString(last.rank());
          case NEWEST -> last.createdAt().toString();
          case PRICE_ASCENDING, PRICE_DESCENDING -> Long.toString(last.priceMinor());
          case TITLE -> last.title();
        };
    return new Cursor(sort, key, last.id());
  }

  /** An item in the place where a page ended. */
  static Item at(Cursor cursor) {
    Object key = cursor.keyValue();
    return new Item(
        cursor.id(),
        key instanceof String title ? title : "",
        "",
        0,
        key instanceof Long price ? price : 0,
        key instanceof OffsetDateTime time ? time.toInstant() : Instant.EPOCH,
        false,
        key instanceof Float rank ? rank : 0);
  }
}
