package shop.catamaran.orders.internal.checkout;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;
import shop.catamaran.orders.Quote;
import shop.catamaran.orders.internal.Options;

/** As much of a quote as is needed to say later what has changed since it was shown. */
record ShownQuote(Map<String, Line> lines, String deliveryCode, Money deliveryPrice) {

  // Made once: each call of Json's own methods searches the class path for a provider.
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** A line as it was shown. */
  record Line(String title, int quantity, Money unitPrice) {}

  static ShownQuote of(Quote quote) {
    Map<String, Line> lines = new LinkedHashMap<>();
    quote
        .lines()
        .forEach(
            line ->
                lines.put(
                    line.sku().value(),
                    new Line(
                        Options.titleOf(line.title(), line.options()),
                        line.quantity(),
                        line.unitPrice())));
    return new ShownQuote(lines, quote.delivery().code(), quote.delivery().price());
  }

  static ShownQuote ofJson(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      JsonObject shown = reader.readObject();
      Map<String, Line> lines = new LinkedHashMap<>();
      for (JsonObject line : shown.getJsonArray("lines").getValuesAs(JsonObject.class)) {
        lines.put(
            line.getString("sku"),
            new Line(
                line.getString("title"),
                line.getInt("quantity"),
                Money.parse(line.getString("unitPrice"))));
      }
      return new ShownQuote(
          lines, shown.getString("delivery"), Money.parse(shown.getString("deliveryPrice")));
    }
  }

  String toJson() {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    lines.forEach(
        (sku, line) ->
            array.add(
                BUILDERS
                    .createObjectBuilder()
                    .add("sku", sku)
                    .add("title", line.title())
                    .add("quantity", line.quantity())
                    .add("unitPrice", line.unitPrice().toString())));
    return BUILDERS
        .createObjectBuilder()
        .add("lines", array)
        .add("delivery", deliveryCode)
        .add("deliveryPrice", deliveryPrice.toString())
        .build()
        .toString();
  }
}
