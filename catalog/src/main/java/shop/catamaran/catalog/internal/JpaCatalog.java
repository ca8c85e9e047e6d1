package shop.catamaran.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Suggestion;
import shop.catamaran.catalog.WithdrawnProduct;
import shop.catamaran.catalog.internal.shelf.Shelf;
import shop.catamaran.catalog.internal.shelf.Shelves;

/**
 * The catalog of this cloud's database, read through the cache where a moment's age is harmless.
 */
@ApplicationScoped
class JpaCatalog implements Catalog {

  @Inject CatalogCache cache;
  @Inject ProductReader products;
  @Inject ProductLists lists;
  @Inject Shelves shelves;
  @Inject Suggestions suggestions;
  @Inject CategoryTree tree;

  @Override
  public Optional<Product> product(String handle) {
    return cache.product(handle, () -> products.product(handle, this::category));
  }

  @Override
  public Optional<WithdrawnProduct> withdrawn(String handle) {
    return cache.withdrawn(handle, () -> products.withdrawn(handle, this::category));
  }

  @Override
  public ProductPage products(ProductQuery query) {
    Shelf shelf = shelves.current();
    return cache.page(query, shelf.version(), () -> readPage(query, shelf));
  }

  @Override
  public List<Suggestion> suggestions(String typed, int countMax) {
    SearchText text = SearchText.of(typed);
    if (text.isEmpty() || countMax < 1) {
      return List.of();
    }
    return cache.suggestions(
        text, countMax, () -> suggestions.of(text, countMax, shelves.current()));
  }

  @Override
  public List<Category> categories() {
    return cache.tree(() -> tree.roots(shelves.current()));
  }

  @Override
  public Optional<Category> category(String slug) {
    return CategoryTree.find(categories(), slug);
  }

  @Override
  public Map<Sku, Offer> offers(Collection<Sku> skus) {
    return products.offers(skus);
  }

  @Override
  public Optional<Image> image(ImageId id) {
    return products.image(id);
  }

  private ProductPage readPage(ProductQuery query, Shelf shelf) {
    ProductPage page = lists.page(query, shelf);
    if (page.total() > 0 || query.text().isEmpty() || query.cursor().isPresent()) {
      return page;
    }
    return lists
        .corrected(query.text().get())
        .map(corrected -> withText(page, query, corrected, shelf))
        .orElse(page);
  }

  private ProductPage withText(
      ProductPage empty, ProductQuery query, String corrected, Shelf shelf) {
    ProductPage found =
        lists.page(
            new ProductQuery(
                Optional.of(corrected),
                query.category(),
                query.brands(),
                query.priceFrom(),
                query.priceTo(),
                query.inStockOnly(),
                query.sort(),
                Optional.empty(),
                query.limit()),
            shelf);
    if (found.total() == 0) {
      return empty;
    }
    return new ProductPage(
        found.products(),
        found.total(),
        found.facets(),
        found.nextCursor(),
        Optional.of(corrected));
  }
}
