package shop.catamaran.demo.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import shop.catamaran.demo.internal.picture.Color;

/**
 * A product line of a range: products that share name, brand and reason.
 *
 * @param facts attributes in display order; a value that begins with {@code ~} grows with the model
 * @param models keys of the models that it is built in
 */
record ProductLine(
    String name,
    String brand,
    BigDecimal price,
    Map<String, String> facts,
    List<String> models,
    List<Color> colors,
    String text) {}
