package shop.catamaran.demo.internal;

import java.util.Collection;
import java.util.List;

/**
 * A sentence that ends a product's text.
 *
 * @param words words of which the product must have one, or none if {@code excluded}; empty if it
 *     always fits
 */
record Closing(String sentence, List<String> words, boolean excluded) {

  boolean fits(String title, Collection<String> facts) {
    if (words.isEmpty()) {
      return true;
    }
    String all = title + " " + String.join(" ", facts);
    return words.stream().anyMatch(all::contains) != excluded;
  }
}
