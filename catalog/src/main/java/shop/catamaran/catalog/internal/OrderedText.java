package shop.catamaran.catalog.internal;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values in display order, as JSON text. */
@Converter
public class OrderedText implements AttributeConverter<Map<String, String>, String> {

  // Made once: each call of Json's own methods searches the class path for a provider.
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  @Override
  public String convertToDatabaseColumn(Map<String, String> values) {
    return toJson(values);
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String json) {
    return fromJson(json);
  }

  static String toJson(Map<String, String> values) {
    JsonObjectBuilder json = BUILDERS.createObjectBuilder();
    values.forEach(json::add);
    return json.build().toString();
  }

  static Map<String, String> fromJson(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      reader
          .readObject()
          .forEach((name, value) -> values.put(name, ((JsonString) value).getString()));
    } catch (JsonParsingException e) {
      throw new IllegalStateException("not names and values: " + json, e);
    }
    return Collections.unmodifiableMap(values);
  }
}
