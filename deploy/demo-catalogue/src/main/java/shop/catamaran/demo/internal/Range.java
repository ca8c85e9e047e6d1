package shop.catamaran.demo.internal;

import java.util.List;

/**
 * Everything in one leaf category.
 *
 * @param path categories from the root, separated by {@code " > "}
 * @param type what one product is called
 * @param code beginning of its article numbers
 * @param motif what its pictures show
 * @param closings sentences to end a text with
 */
record Range(
    String path,
    String type,
    String code,
    String motif,
    List<Model> models,
    List<ProductLine> lines,
    List<Closing> closings) {

  Model model(String key) {
    return models.stream()
        .filter(model -> model.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no model " + key + " in " + path));
  }
}
