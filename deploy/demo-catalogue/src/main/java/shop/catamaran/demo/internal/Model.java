package shop.catamaran.demo.internal;

import java.util.List;
import java.util.Map;

/**
 * A way in which every line of a range may be built, for example a size or a cut.
 *
 * @param title the product's title, with {@code {line}} for the line's name
 * @param price factor on the line's price
 * @param weight factor on the line's weight
 * @param scale factor on the line's facts that grow with the model
 * @param option name of what can be chosen, or empty
 * @param sentences ways to say what is special about it
 */
record Model(
    String key,
    String title,
    double price,
    double weight,
    double scale,
    Map<String, String> facts,
    String option,
    List<Choice> choices,
    List<String> sentences) {

  /**
   * A value that can be chosen.
   *
   * @param factor on price and weight
   */
  record Choice(String value, double factor) {}
}
