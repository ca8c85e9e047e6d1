package shop.catamaran.catalog;

import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Which products, in which order, from where.
 *
 * @param text what the shopper searches for, at most 200 characters
 * @param category slug; includes the categories below it
 * @param brands any of these; empty means all
 * @param priceFrom inclusive
 * @param priceTo inclusive
 * @param cursor where an earlier page ended, as that page told
 * @param limit products on the page, 1 to 100
 */
public record ProductQuery(
    Optional<String> text,
    Optional<String> category,
    Set<String> brands,
    Optional<Money> priceFrom,
    Optional<Money> priceTo,
    boolean inStockOnly,
    Sort sort,
    Optional<String> cursor,
    int limit) {

  /** How many products a page may hold. */
  public static final int LIMIT_MAX = 100;

  /** Order of a product list; ties are broken by product id. */
  public enum Sort {
    /** Best match first; without text, as {@link #NEWEST}. */
    RELEVANCE,
    NEWEST,
    PRICE_ASCENDING,
    PRICE_DESCENDING,
    TITLE
  }

  /**
   * @throws IllegalArgumentException if text or limit is out of bounds
   */
  public ProductQuery {
    brands = Set.copyOf(brands);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX);
    }
    if (text.isPresent() && text.get().length() > 200) {
      throw new IllegalArgumentException("a search has at most 200 characters");
    }
  }
}
