package shop.catamaran.catalog.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.Suggestion;
import shop.catamaran.catalog.WithdrawnProduct;

/**
 * What this member has read of the catalog. Entries leave when the database says that they changed;
 * should it go unheard, they expire on their own.
 */
@ApplicationScoped
class CatalogCache {

  private static final Duration LIFETIME_MAX = Duration.ofSeconds(30);

  private final Cache<String, Product> products =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFETIME_MAX).build();
  private final Cache<String, Optional<WithdrawnProduct>> withdrawn =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(LIFETIME_MAX).build();
  private final Cache<PageKey, ProductPage> pages =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(LIFETIME_MAX).build();
  private final Cache<SuggestionKey, List<Suggestion>> suggestions =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(LIFETIME_MAX).build();
  private final Cache<String, List<Category>> tree =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(LIFETIME_MAX).build();

  /** Pages of an older shelf are not found any more. */
  private record PageKey(ProductQuery query, long shelf) {}

  private record SuggestionKey(SearchText typed, int countMax) {}

  /** What is not there is not remembered: it may be there the next moment. */
  Optional<Product> product(String handle, Supplier<Optional<Product>> read) {
    return Optional.ofNullable(products.get(handle, key -> read.get().orElse(null)));
  }

  Optional<WithdrawnProduct> withdrawn(String handle, Supplier<Optional<WithdrawnProduct>> read) {
    return withdrawn.get(handle, key -> read.get());
  }

  ProductPage page(ProductQuery query, long shelf, Supplier<ProductPage> read) {
    return pages.get(new PageKey(query, shelf), key -> read.get());
  }

  List<Suggestion> suggestions(SearchText typed, int countMax, Supplier<List<Suggestion>> read) {
    return suggestions.get(new SuggestionKey(typed, countMax), key -> read.get());
  }

  List<Category> tree(Supplier<List<Category>> read) {
    return tree.get("", key -> read.get());
  }

  void forgetProduct(String handle) {
    products.invalidate(handle);
    withdrawn.invalidate(handle);
  }

  void forgetProducts() {
    products.invalidateAll();
    withdrawn.invalidateAll();
  }

  void forgetLists() {
    pages.invalidateAll();
    suggestions.invalidateAll();
    tree.invalidateAll();
  }
}
