package shop.catamaran.web.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.InvalidCursorException;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.ProductQuery.Sort;
import shop.catamaran.web.browse.ListingRequest.SortChoice;
import shop.catamaran.web.faces.MoneyFormat;

/**
 * A product list as a page shows it: tiles, filters, order and the way on.
 *
 * @param path the page's address without its query
 * @param stale whether the place in the list that was asked for is no longer known
 */
record Listing(
    String path, ListingRequest request, ProductPage page, List<Option> sorts, boolean stale) {

  private static final long COUNT_MAX = 10_000;
  private static final MoneyFormat MONEY = new MoneyFormat();

  /** Something that can be ticked or picked. */
  record Option(String value, String label, long count, boolean chosen) {}

  /** A filter in force, and the list without it. */
  record Chip(String label, String removeUrl) {}

  static Listing of(
      Catalog catalog, String path, Optional<String> category, Map<String, String[]> parameters) {
    ListingRequest request = ListingRequest.of(parameters);
    Sort usual = request.text().isBlank() ? Sort.NEWEST : Sort.RELEVANCE;
    ProductQuery query = request.query(category, usual);
    try {
      return listing(path, request, catalog.products(query), query.sort(), false);
    } catch (InvalidCursorException e) {
      ListingRequest start = request.fromTheStart();
      return listing(
          path, start, catalog.products(start.query(category, usual)), query.sort(), true);
    }
  }

  private static Listing listing(
      String path, ListingRequest request, ProductPage page, Sort sort, boolean stale) {
    List<Option> sorts = new ArrayList<>();
    for (SortChoice choice : SortChoice.ALL) {
      if (choice.sort() != Sort.RELEVANCE || !request.text().isBlank()) {
        sorts.add(new Option(choice.name(), choice.label(), 0, choice.sort() == sort));
      }
    }
    return new Listing(path, request, page, sorts, stale);
  }

  /** Brands to tick; those ticked stay even if nothing of theirs is left. */
  public List<Option> getBrands() {
    List<Option> options = new ArrayList<>();
    Set<String> missing = new TreeSet<>(request.brands());
    for (ProductPage.BrandCount brand : page.facets().brands()) {
      missing.remove(brand.brand());
      options.add(
          new Option(
              brand.brand(),
              brand.brand(),
              brand.count(),
              request.brands().contains(brand.brand())));
    }
    for (String brand : missing) {
      options.add(new Option(brand, brand, 0, true));
    }
    return options;
  }

  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>();
    Address here = request.address(path);
    for (String brand : request.brands()) {
      chips.add(new Chip(brand, here.without("brand", brand).toString()));
    }
    if (applies("from", request.from())) {
      chips.add(new Chip("From €" + request.from(), here.without("from").toString()));
    }
    if (applies("to", request.to())) {
      chips.add(new Chip("Up to €" + request.to(), here.without("to").toString()));
    }
    if (request.inStockOnly()) {
      chips.add(new Chip("In stock", here.without("stock").toString()));
    }
    return chips;
  }

  /** Prices that cannot be understood, or not together, narrow nothing. */
  private boolean applies(String name, String price) {
    return !price.isEmpty()
        && !request.messages().containsKey(name)
        && !request.messages().containsKey("to");
  }

  public String getCountText() {
    long total = page.total();
    if (total >= COUNT_MAX) {
      return "More than 10,000 products";
    }
    return total == 1 ? "1 product" : String.format("%,d products", total);
  }

  /** The prices that there are, as a hint; empty if there is nothing. */
  public String getPriceRange() {
    Optional<Money> low = page.facets().priceMin();
    Optional<Money> high = page.facets().priceMax();
    return low.isEmpty() || high.isEmpty()
        ? ""
        : MONEY.format(low.get()) + " to " + MONEY.format(high.get());
  }

  /** The list without filters, same search and order. */
  public String getWideUrl() {
    return request
        .address(path)
        .without("brand")
        .without("from")
        .without("to")
        .without("stock")
        .toString();
  }

  public String getFirstUrl() {
    return request.address(path).toString();
  }

  public String getNextUrl() {
    return page.nextCursor()
        .map(cursor -> request.address(path).and("cursor", cursor).toString())
        .orElse(null);
  }

  public boolean isNarrowed() {
    return request.narrowed();
  }

  /** Whether this is the plain list, as search engines should know it. */
  public boolean isPlain() {
    return !request.narrowed() && request.sort().isEmpty() && request.cursor().isEmpty();
  }

  public boolean isContinued() {
    return request.cursor().isPresent();
  }
}
