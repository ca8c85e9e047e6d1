package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.catalog.ProductSummary;

/** The home page: the range at a glance and what is new. */
@Named("home")
@RequestScoped
public class HomePage {

  private static final int NEWEST = 8;

  private final Catalog catalog;
  private List<ProductSummary> newest;
  private List<Shelf> shelves;

  /** A root of the category tree with a picture of something in it. */
  record Shelf(Category category, Optional<ImageId> image) {}

  /** For the container's proxy. */
  HomePage() {
    this(null);
  }

  @Inject
  HomePage(Catalog catalog) {
    this.catalog = catalog;
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

  private Optional<ImageId> picture(Category category) {
    return catalog.products(query(Optional.of(category.slug()), 1)).products().stream()
        .findFirst()
        .flatMap(ProductSummary::image);
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
