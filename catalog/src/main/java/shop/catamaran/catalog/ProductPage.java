package shop.catamaran.catalog;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A page of a product list.
 *
 * @param total products that match in all; counted to 10,000 at most
 * @param nextCursor where the next page begins, if there is one
 * @param correctedText what was searched for instead, if the text as typed matched nothing
 */
public record ProductPage(
    List<ProductSummary> products,
    long total,
    Facets facets,
    Optional<String> nextCursor,
    Optional<String> correctedText) {

  /**
   * How the whole match splits up.
   *
   * @param brands by count, descending
   * @param categories the categories just below the one asked for, with matches
   */
  public record Facets(
      List<BrandCount> brands,
      List<CategoryCount> categories,
      Optional<Money> priceMin,
      Optional<Money> priceMax,
      long inStock) {}

  /** Matches of one brand. */
  public record BrandCount(String brand, long count) {}

  /** Matches in one category. */
  public record CategoryCount(String slug, String name, long count) {}
}
