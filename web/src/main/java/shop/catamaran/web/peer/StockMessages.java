package shop.catamaran.web.peer;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;

/**
 * Requests for stock and their answers as JSON: {@code {"id": ..., "units": {"ROPE-12": 3}}} and
 * {@code {"transfers": [{"id": ..., "sku": "ROPE-12", "units": 7}]}}.
 */
final class StockMessages {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private StockMessages() {}

  static String toJson(StockRequest request) {
    JsonObjectBuilder units = JSON.createObjectBuilder();
    request.units().forEach((sku, count) -> units.add(sku.value(), count));
    return JSON.createObjectBuilder()
        .add("id", request.id().toString())
        .add("units", units)
        .build()
        .toString();
  }

  /**
   * @throws IllegalArgumentException if it is not a request; the message says why
   */
  static StockRequest request(String json) {
    JsonObject object = object(json);
    Map<Sku, Integer> units = new HashMap<>();
    if (!(object.get("units") instanceof JsonObject counts)) {
      throw new IllegalArgumentException("units is not an object");
    }
    counts.forEach((sku, count) -> units.put(new Sku(sku), integer(sku, count)));
    return new StockRequest(uuid(object), units);
  }

  static String toJson(List<StockTransfer> transfers) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (StockTransfer transfer : transfers) {
      array.add(
          JSON.createObjectBuilder()
              .add("id", transfer.id().toString())
              .add("sku", transfer.sku().value())
              .add("units", transfer.units()));
    }
    return JSON.createObjectBuilder().add("transfers", array).build().toString();
  }

  /**
   * @throws IllegalArgumentException if it is not an answer
   */
  static List<StockTransfer> transfers(String json, String fromCloud, String toCloud) {
    List<StockTransfer> transfers = new ArrayList<>();
    if (!(object(json).get("transfers") instanceof jakarta.json.JsonArray array)) {
      throw new IllegalArgumentException("transfers is not an array");
    }
    for (JsonValue value : array) {
      if (!(value instanceof JsonObject transfer)) {
        throw new IllegalArgumentException("a transfer is not an object");
      }
      transfers.add(
          new StockTransfer(
              uuid(transfer),
              new Sku(transfer.getString("sku", "")),
              fromCloud,
              toCloud,
              integer("units", transfer.get("units"))));
    }
    return transfers;
  }

  static JsonObject object(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException e) {
      throw new IllegalArgumentException("the body is not a JSON object", e);
    }
  }

  private static UUID uuid(JsonObject object) {
    String text = object.getString("id", "");
    if (text.length() != 36) {
      throw new IllegalArgumentException("id is not a UUID");
    }
    return UUID.fromString(text);
  }

  private static int integer(String name, JsonValue value) {
    if (value instanceof JsonNumber number) {
      try {
        return number.intValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(name + " is not a whole number of this size", e);
      }
    }
    throw new IllegalArgumentException(name + " is not a number");
  }
}
