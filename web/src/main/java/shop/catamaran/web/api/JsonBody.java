package shop.catamaran.web.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Problem.FieldError;

/**
 * A JSON object that a client sent, read field by field. Faults are gathered, so that the client is
 * told of all of them at once by {@link #check}; until then faulty fields read as empty or zero.
 */
final class JsonBody {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final int DEPTH_MAX = 10;
  private static final String MISSING = "This is missing.";

  private final JsonObject object;
  private final String path;
  private final List<FieldError> errors;

  private JsonBody(JsonObject object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  static JsonBody parse(InputStream body) throws IOException {
    String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    if (depth(json) > DEPTH_MAX) {
      throw malformed("The body is nested too deeply.");
    }
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      if (reader.readValue() instanceof JsonObject object) {
        return new JsonBody(object, "", new ArrayList<>());
      }
    } catch (JsonException | IllegalStateException e) {
      InvalidRequestException malformed = malformed("The body is not well-formed JSON.");
      malformed.initCause(e);
      throw malformed;
    }
    throw malformed("The body is not a JSON object.");
  }

  /** How deeply objects and arrays are nested; the parser recurs for each level. */
  private static int depth(String json) {
    int depth = 0;
    int depthMax = 0;
    boolean inText = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inText && c == '\\') {
        i++;
      } else if (c == '"') {
        inText = !inText;
      } else if (!inText && (c == '{' || c == '[')) {
        depthMax = Math.max(depthMax, ++depth);
      } else if (!inText && (c == '}' || c == ']')) {
        depth--;
      }
    }
    return depthMax;
  }

  private static InvalidRequestException malformed(String detail) {
    return new InvalidRequestException(
        Problem.of(400, "malformed-json", "The body cannot be read", detail));
  }

  /** A text of at most so many characters; empty if absent. */
  String optionalText(String name, int lengthMax) {
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (!(value instanceof JsonString string)) {
      return fault(name, "This is not a text.", "");
    }
    String text = string.getString();
    if (text.length() > lengthMax) {
      return fault(name, "This has more than " + lengthMax + " characters.", "");
    }
    return isReadable(text) ? text : fault(name, "This holds characters that are not text.", "");
  }

  String text(String name, int lengthMax) {
    int faults = errors.size();
    String text = optionalText(name, lengthMax);
    return text.isBlank() && errors.size() == faults ? fault(name, MISSING, "") : text;
  }

  int integer(String name, int min, int max) {
    String fault = "This is not a whole number from " + min + " to " + max + ".";
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return fault(name, MISSING, min);
    }
    if (value instanceof JsonNumber number) {
      BigDecimal decimal = number.bigDecimalValue();
      // Compared before it is converted: 1e999999999 has a great many digits.
      if (decimal.compareTo(BigDecimal.valueOf(min)) >= 0
          && decimal.compareTo(BigDecimal.valueOf(max)) <= 0
          && decimal.stripTrailingZeros().scale() <= 0) {
        return decimal.intValueExact();
      }
    }
    return fault(name, fault, min);
  }

  UUID uuid(String name) {
    return this.<UUID>parsed(
            name, 36, text -> Identifiers.uuid(text).orElseThrow(IllegalArgumentException::new))
        .orElseGet(() -> new UUID(0, 0));
  }

  /**
   * A text that a value type's constructor takes; absent only if a fault was noted.
   *
   * @param parse throws IllegalArgumentException if it does not
   */
  <T> Optional<T> parsed(String name, int lengthMax, Function<String, T> parse) {
    String text = text(name, lengthMax);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      return fault(name, "This is not of the right form.", Optional.empty());
    }
  }

  /** The object that a member is; an empty one if absent. */
  JsonBody object(String name) {
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    if (value instanceof JsonObject member) {
      return new JsonBody(member, path + name + '.', errors);
    }
    fault(name, value == JsonValue.NULL ? MISSING : "This is not an object.", null);
    return new JsonBody(JsonValue.EMPTY_JSON_OBJECT, path + name + '.', new ArrayList<>());
  }

  /**
   * @throws InvalidRequestException with all faults, if there are any
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(Problem.ofFields(errors));
    }
  }

  /** The whole body without insignificant white space. */
  String compact() {
    return object.toString();
  }

  <T> T fault(String name, String message, T instead) {
    errors.add(new FieldError(path + name, message));
    return instead;
  }

  private static boolean isReadable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
