package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;

/** A category with its products. */
@Named("categoryPage")
@RequestScoped
public class CategoryPage {

  private final Catalog catalog;
  private Category category;
  private Listing listing;

  /** For the container's proxy. */
  CategoryPage() {
    this(null);
  }

  @Inject
  CategoryPage(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Called before rendering. */
  public void load() {
    Optional<Category> found = catalog.category(PageRequest.part("slug"));
    if (found.isEmpty()) {
      PageRequest.notFound();
      return;
    }
    category = found.get();
    listing =
        Listing.of(
            catalog,
            "/c/" + category.slug(),
            Optional.of(category.slug()),
            PageRequest.parameters());
    if (listing.stale()) {
      PageRequest.badRequest();
    }
  }

  public Category getCategory() {
    return category;
  }

  public Listing getListing() {
    return listing;
  }

  public Trail getTrail() {
    return Trail.to(category);
  }

  /** A sentence for search engines. */
  public String getDescription() {
    return category.name()
        + " at Catamaran: "
        + category.productCount()
        + " products for sailing and the outdoors, VAT included in all prices.";
  }
}
