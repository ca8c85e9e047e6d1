package shop.catamaran.catalog.internal.shelf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.internal.shelf.Shelf.ShelfCategory;

/** A query's conditions, but for its text. */
final class ShelfFilter {

  private final boolean[] inCategory;
  private final int depth;
  private final Set<String> brands;
  private final long priceMin;
  private final long priceMax;
  private final boolean inStockOnly;

  ShelfFilter(ProductQuery query, List<ShelfCategory> categories) {
    this.inCategory = new boolean[categories.size()];
    int depthOfCategory = 0;
    for (int i = 0; i < categories.size(); i++) {
      ShelfCategory category = categories.get(i);
      inCategory[i] = query.category().map(category.path()::contains).orElse(true);
      if (query.category().equals(Optional.of(category.slug()))) {
        depthOfCategory = category.path().size();
      }
    }
    this.depth = depthOfCategory;
    this.brands = query.brands();
    this.priceMin = query.priceFrom().map(Money::getAmountMinorLong).orElse(Long.MIN_VALUE);
    this.priceMax = query.priceTo().map(Money::getAmountMinorLong).orElse(Long.MAX_VALUE);
    this.inStockOnly = query.inStockOnly();
  }

  /** How deep in the tree the category lies that was asked for; 0 if none was. */
  int depth() {
    return depth;
  }

  boolean category(Item item) {
    return inCategory[item.category()];
  }

  boolean brand(Item item) {
    return brands.isEmpty() || brands.contains(item.brand());
  }

  boolean price(Item item) {
    return item.priceMinor() >= priceMin && item.priceMinor() <= priceMax;
  }

  boolean stock(Item item) {
    return item.inStock() || !inStockOnly;
  }

  boolean accepts(Item item) {
    return category(item) && brand(item) && price(item) && stock(item);
  }
}
