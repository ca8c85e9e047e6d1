package shop.catamaran.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A provider's schema as {@code schemas/generate.mjs} writes it. */
record ProviderSchema(JsonNode json) {

  // As the plugin protocol numbers them.
  private static final List<String> NESTINGS = List.of("", "single", "list", "set", "map", "group");

  static ProviderSchema read(Path file) {
    try {
      return new ProviderSchema(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The types that it knows, data sources as {@code data.type}. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    json.get("resources").fieldNames().forEachRemaining(types::add);
    json.get("data").fieldNames().forEachRemaining(type -> types.add("data." + type));
    return types;
  }

  /** The answer to GetProviderSchema of plugin protocol 6. */
  byte[] toResponse() {
    ProtocolBuffer response = new ProtocolBuffer().message(1, schema(json.get("provider")));
    addTypes(response, 2, json.get("resources"));
    addTypes(response, 3, json.get("data"));
    return response.toByteArray();
  }

  private static void addTypes(ProtocolBuffer response, int field, JsonNode types) {
    for (Map.Entry<String, JsonNode> type : types.properties()) {
      response.message(
          field, new ProtocolBuffer().text(1, type.getKey()).message(2, schema(type.getValue())));
    }
  }

  private static ProtocolBuffer schema(JsonNode block) {
    return new ProtocolBuffer().message(2, block(block));
  }

  private static ProtocolBuffer block(JsonNode block) {
    ProtocolBuffer message = new ProtocolBuffer();
    for (Map.Entry<String, JsonNode> entry : block.get("attributes").properties()) {
      message.message(2, attribute(entry.getKey(), entry.getValue()));
    }
    for (Map.Entry<String, JsonNode> entry : block.get("block_types").properties()) {
      message.message(3, nestedBlock(entry.getKey(), entry.getValue()));
    }
    return message;
  }

  private static ProtocolBuffer attribute(String name, JsonNode attribute) {
    return new ProtocolBuffer()
        .text(1, name)
        .text(2, attribute.get("type").toString())
        .flag(4, attribute.path("required").asBoolean())
        .flag(5, attribute.path("optional").asBoolean())
        .flag(6, attribute.path("computed").asBoolean())
        .flag(11, attribute.path("write_only").asBoolean());
  }

  private static ProtocolBuffer nestedBlock(String name, JsonNode nested) {
    int nesting = NESTINGS.indexOf(nested.get("nesting").asText());
    if (nesting < 1) {
      throw new IllegalArgumentException(name + " is nested in an unknown way: " + nested);
    }
    return new ProtocolBuffer()
        .text(1, name)
        .message(2, block(nested.get("block")))
        .number(3, nesting)
        .number(4, nested.get("min").asLong())
        .number(5, nested.get("max").asLong());
  }
}
