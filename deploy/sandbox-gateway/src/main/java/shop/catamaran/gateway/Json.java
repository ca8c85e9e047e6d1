package shop.catamaran.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** JSON in and out. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build());
  }

  /** Writes {@code {"data": [...]}} piece by piece. */
  static final class ListWriter implements AutoCloseable {
    private final JsonGenerator generator;

    ListWriter(OutputStream output) {
      try {
        generator = MAPPER.createGenerator(output);
        generator.writeStartObject();
        generator.writeArrayFieldStart("data");
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write JSON", e);
      }
    }

    void add(JsonNode node) {
      try {
        MAPPER.writeTree(generator, node);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write JSON", e);
      }
    }

    @Override
    public void close() {
      try {
        generator.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write JSON", e);
      }
    }
  }

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }

  static String error(String code, String message) {
    ObjectNode body = object();
    body.putObject("error").put("code", code).put("message", message);
    return text(body);
  }

  /** The parser's own message would quote the body, which may hold a card number. */
  static ObjectNode parse(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new RefusedException(400, "invalid_json", "The body is not valid JSON.");
    }
    throw new RefusedException(400, "invalid_json", "The body must be a JSON object.");
  }

  /** A text or number as text; empty if it is missing or anything else. */
  static String value(ObjectNode object, String field) {
    JsonNode node = object.path(field);
    return node.isTextual() || node.isIntegralNumber() ? node.asText().strip() : "";
  }

  static String text(ObjectNode object, String field, int lengthMax) {
    JsonNode node = object.path(field);
    if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > lengthMax) {
      throw new RefusedException(
          400,
          "invalid_request",
          "'" + field + "' must be a text of 1 to " + lengthMax + " characters.");
    }
    return node.asText();
  }

  static long amount(ObjectNode object) {
    JsonNode node = object.path("amount");
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.asLong() < 1
        || node.asLong() > 99_999_999_999L) {
      throw new RefusedException(
          400,
          "invalid_request",
          "'amount' must be a whole number of minor units from 1 to 99999999999.");
    }
    return node.asLong();
  }
}
