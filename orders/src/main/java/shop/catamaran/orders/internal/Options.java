package shop.catamaran.orders.internal;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of an article as JSON text, because type jsonb would not keep their order. */
@Converter
public class Options implements AttributeConverter<Map<String, String>, String> {

  // Made once: each call of Json's own methods searches the class path for a provider.
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** Size=M, Color=Red as "Title (M, Red)". */
  public static String titleOf(String title, Map<String, String> options) {
    return options.isEmpty() ? title : title + " (" + String.join(", ", options.values()) + ")";
  }

  public static String toJson(Map<String, String> options) {
    JsonObjectBuilder json = BUILDERS.createObjectBuilder();
    options.forEach(json::add);
    return json.build().toString();
  }

  @Override
  public String convertToDatabaseColumn(Map<String, String> options) {
    return options == null ? null : toJson(options);
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String json) {
    if (json == null) {
      return null;
    }
    Map<String, String> options = new LinkedHashMap<>();
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      reader
          .readObject()
          .forEach((name, value) -> options.put(name, ((JsonString) value).getString()));
    }
    return options;
  }
}
