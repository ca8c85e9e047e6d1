package shop.catamaran.catalog;

/**
 * A completion of what was typed into the search field.
 *
 * @param target the product's handle, the category's slug or the brand's name
 */
public record Suggestion(Kind kind, String text, String target) {

  /** What a suggestion leads to. */
  public enum Kind {
    PRODUCT,
    CATEGORY,
    BRAND
  }
}
