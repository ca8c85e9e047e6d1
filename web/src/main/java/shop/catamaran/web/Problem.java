package shop.catamaran.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the API answers instead of what was asked for (RFC 9457).
 *
 * @param name names the kind of problem for programs, for example {@code quote-changed}
 * @param title the kind of problem in words
 * @param detail what is wrong this time, for people
 * @param errors the fields at fault
 * @param facts more members, each a text or a list of texts
 */
public record Problem(
    String name,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    Map<String, Object> facts) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:catamaran:problem:";
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /** A field that is at fault, and one sentence on why. */
  public record FieldError(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
    facts = Map.copyOf(facts);
  }

  public static Problem of(int status, String name, String title, String detail) {
    return new Problem(name, title, status, detail, List.of(), Map.of());
  }

  /** A problem that its HTTP status names well enough. */
  public static Problem ofStatus(int status, String detail) {
    Kind kind = Kind.of(status);
    return of(status, kind.name, kind.title, detail);
  }

  /** Values that cannot be accepted. */
  public static Problem ofFields(List<FieldError> errors) {
    return new Problem(
        "invalid-values",
        "Some values cannot be accepted",
        400,
        "See errors for each field.",
        errors,
        Map.of());
  }

  public Problem with(String fact, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Problem(name, title, status, detail, errors, more);
  }

  /** The problem as JSON text. */
  public String toJson() {
    JsonObjectBuilder object =
        JSON.createObjectBuilder()
            .add("type", TYPE_PREFIX + name)
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (!errors.isEmpty()) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      for (FieldError error : errors) {
        array.add(
            JSON.createObjectBuilder().add("field", error.field()).add("message", error.message()));
      }
      object.add("errors", array);
    }
    for (String fact : new ArrayList<>(facts.keySet())) {
      if (facts.get(fact) instanceof List<?> texts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        texts.forEach(text -> array.add(text.toString()));
        object.add(fact, array);
      } else {
        object.add(fact, facts.get(fact).toString());
      }
    }
    return object.build().toString();
  }

  private enum Kind {
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    UNAUTHORIZED(401, "unauthorized", "Sign-in is needed"),
    FORBIDDEN(403, "forbidden", "This is not allowed"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No such form can be given"),
    CONFLICT(409, "conflict", "This does not fit the present state"),
    GONE(410, "gone", "This is no longer there"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    URL_TOO_LONG(414, "url-too-long", "The address is too long"),
    UNSUPPORTED(415, "unsupported-media-type", "This kind of body is not understood"),
    TOO_MANY(429, "too-many-requests", "Too many requests"),
    UNAVAILABLE(503, "unavailable", "Not available at the moment"),
    OTHER(0, "error", "The request failed");

    private final int status;
    private final String name;
    private final String title;

    Kind(int status, String name, String title) {
      this.status = status;
      this.name = name;
      this.title = title;
    }

    static Kind of(int status) {
      for (Kind kind : values()) {
        if (kind.status == status) {
          return kind;
        }
      }
      return OTHER;
    }
  }
}
