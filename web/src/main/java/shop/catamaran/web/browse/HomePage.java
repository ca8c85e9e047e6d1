package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.ProductSummary;
import shop.catamaran.web.assets.Assets;

/** The home page: the range at a glance and what is new. */
@Named("home")
@RequestScoped
public class HomePage {

  private static final int NEWEST = 8;

  private final Catalog catalog;
  private final Assets assets;
  private List<ProductSummary> newest;
  private List<Shelf> shelves;

  /**
   * A root of the category tree.
   *
   * @param picture address of one drawn for it, else of something in it
   */
  record Shelf(Category category, Optional<String> picture) {}

  /** For the container's proxy. */
  HomePage() {
    this(null, null);
  }

  @Inject
  HomePage(Catalog catalog, Assets assets) {
    this.catalog = catalog;
    this.assets = assets;
  }

  public List<ProductSummary> getNewest() {
    if (newest == null) {
      newest = catalog.products(query(Optional.empty(), NEWEST)).products();
    }
    return newest;
  }

  public List<Shelf> getShelves() {
    if (shelves == null) {
      shelves =
          catalog.categories().stream()
              .map(category -> new Shelf(category, picture(category)))
              .toList();
    }
    return shelves;
  }

  private Optional<String> picture(Category category) {
    return assets.find("img/category-" + category.slug() + ".svg").or(() -> productIn(category));
  }

  private Optional<String> productIn(Category category) {
    return catalog.products(query(Optional.of(category.slug()), 1)).products().stream()
        .findFirst()
        .flatMap(ProductSummary::image)
        .map(image -> "/images/" + image);
  }

  private static ProductQuery query(Optional<String> category, int limit) {
    return new ProductQuery(
        Optional.empty(),
        category,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        true,
        Sort.NEWEST,
        Optional.empty(),
        limit);
  }
}
