package shop.catamaran.demo.internal;

import java.util.List;
import java.util.Map;
import shop.catamaran.demo.internal.picture.Look;

/**
 * A product as the catalogue file tells it.
 *
 * @param path categories from the root, separated by {@code " > "}
 * @param facts attributes in display order
 * @param options names of what can be chosen
 * @param picture handle of the product whose picture it shows
 */
record DemoProduct(
    String handle,
    String title,
    String html,
    String vendor,
    String path,
    String type,
    List<String> tags,
    Map<String, String> facts,
    List<String> options,
    List<Article> articles,
    Look look,
    String picture) {

  /**
   * One article of the product; prices are in cents.
   *
   * @param compareAtMinor the former price, or 0 if it is not reduced
   */
  record Article(
      String sku,
      List<String> values,
      long grams,
      int units,
      long priceMinor,
      long compareAtMinor) {}
}
