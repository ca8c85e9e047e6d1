package shop.catamaran.web.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;

/** What was found; without a text, all products. */
@Named("searchPage")
@RequestScoped
public class SearchPage {

  private final Catalog catalog;
  private Listing listing;

  /** For the container's proxy. */
  SearchPage() {
    this(null);
  }

  @Inject
  SearchPage(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Called before rendering. */
  public void load() {
    listing = Listing.of(catalog, "/search", Optional.empty(), PageRequest.parameters());
    if (listing.stale() || listing.request().messages().containsKey("q")) {
      PageRequest.badRequest();
    }
  }

  public Listing getListing() {
    return listing;
  }

  public String getHeading() {
    String text = listing.request().text();
    if (text.isEmpty()) {
      return "All products";
    }
    return (isInVain() ? "Nothing found for “" : "Results for “") + text + "”";
  }

  /** Whether there is nothing to show, and no filter is to blame. */
  public boolean isInVain() {
    return listing.page().products().isEmpty() && !listing.isNarrowed() && !listing.isContinued();
  }

  /** Where to look instead if nothing was found. */
  public List<Category> getCategories() {
    return catalog.categories();
  }
}
