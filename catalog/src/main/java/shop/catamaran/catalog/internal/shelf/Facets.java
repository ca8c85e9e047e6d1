package shop.catamaran.catalog.internal.shelf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductPage.BrandCount;
import shop.catamaran.catalog.ProductPage.CategoryCount;
import shop.catamaran.catalog.internal.shelf.Shelf.ShelfCategory;

/**
 * How a match splits up. Each facet counts what the other filters leave, so that a shopper sees
 * what choosing another brand, say, would give.
 *
 * @param total products that pass all filters
 */
public record Facets(long total, ProductPage.Facets shown) {

  private static final int BRANDS_MAX = 30;

  static Facets of(List<Item> candidates, ShelfFilter filter, Shelf shelf) {
    Counts counts = new Counts(shelf.categories());
    for (Item item : candidates) {
      if (filter.category(item)) {
        counts.add(item, filter.brand(item), filter.price(item), filter.stock(item));
      }
    }
    return new Facets(
        counts.total,
        new ProductPage.Facets(
            counts.brands.entrySet().stream()
                .map(entry -> new BrandCount(entry.getKey(), entry.getValue()))
                .sorted(
                    Comparator.comparingLong(BrandCount::count)
                        .reversed()
                        .thenComparing(BrandCount::brand))
                .limit(BRANDS_MAX)
                .toList(),
            counts.below(filter.depth()),
            counts.price(counts.priceMin, shelf),
            counts.price(counts.priceMax, shelf),
            counts.inStock));
  }

  private static final class Counts {
    private final List<ShelfCategory> categories;
    private final Map<String, Long> brands = new HashMap<>();
    private final long[] byCategory;
    private long total;
    private long inStock;
    private long priceMin = Long.MAX_VALUE;
    private long priceMax = Long.MIN_VALUE;

    Counts(List<ShelfCategory> categories) {
      this.categories = categories;
      this.byCategory = new long[categories.size()];
    }

    void add(Item item, boolean brand, boolean price, boolean stock) {
      if (brand && price && stock) {
        total++;
        byCategory[item.category()]++;
      }
      if (brand && price && item.inStock()) {
        inStock++;
      }
      if (brand && stock) {
        priceMin = Math.min(priceMin, item.priceMinor());
        priceMax = Math.max(priceMax, item.priceMinor());
      }
      if (price && stock) {
        brands.merge(item.brand(), 1L, Long::sum);
      }
    }

    Optional<Money> price(long minor, Shelf shelf) {
      return priceMin > priceMax
          ? Optional.empty()
          : Optional.of(Money.ofMinor(shelf.currency(), minor));
    }

    /** Counts of the categories at this depth of the tree. */
    List<CategoryCount> below(int depth) {
      Map<String, Long> bySlug = new HashMap<>();
      for (int i = 0; i < byCategory.length; i++) {
        List<String> path = categories.get(i).path();
        if (byCategory[i] > 0 && path.size() > depth) {
          bySlug.merge(path.get(depth), byCategory[i], Long::sum);
        }
      }
      return categories.stream()
          .filter(category -> !category.removed() && bySlug.containsKey(category.slug()))
          .map(
              category ->
                  new CategoryCount(category.slug(), category.name(), bySlug.get(category.slug())))
          .sorted(
              Comparator.comparingLong(CategoryCount::count)
                  .reversed()
                  .thenComparing(CategoryCount::slug))
          .toList();
    }
  }
}
