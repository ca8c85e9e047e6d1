package shop.catamaran.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the shop offers. Safe for use by many threads; reads only. */
public interface Catalog {

  /** The product with this handle; served from a cache that follows changes within a second. */
  Optional<Product> product(String handle);

  /**
   * What was on sale under this handle and is no longer; empty for what is on sale or never was.
   * Served from the same cache.
   */
  Optional<WithdrawnProduct> withdrawn(String handle);

  /**
   * One page of products that match, with facets over the whole match; may be served from cache.
   */
  ProductPage products(ProductQuery query);

  /** Titles, brands and categories that begin with what was typed, best first; never null. */
  List<Suggestion> suggestions(String typed, int countMax);

  /** The roots of the category tree, in display order; served from cache. */
  List<Category> categories();

  /** The category with this slug, with its children; served from cache. */
  Optional<Category> category(String slug);

  /**
   * What each article costs now and how many can be had, straight from the database: the answer
   * that carts and orders are built on. Unknown or withdrawn articles are absent from the map.
   */
  Map<Sku, Offer> offers(Collection<Sku> skus);

  /** The picture with this content hash. */
  Optional<Image> image(ImageId id);
}
