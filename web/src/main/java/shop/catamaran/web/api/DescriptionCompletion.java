package shop.catamaran.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import shop.catamaran.web.Problem;

/**
 * Says in the API's description what is the same for all operations, so that none has to: every
 * refusal is a problem, and some may come from anywhere. Adds the examples, which are files {@code
 * examples/<operation>.<status or request>.json}.
 */
final class DescriptionCompletion {

  private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

  /** Components of {@link ApiApplication} that any operation may answer with. */
  private static final Map<String, String> ANYWHERE =
      Map.of("429", "TooManyRequests", "500", "Unexpected", "503", "Unavailable");

  private DescriptionCompletion() {}

  static void complete(OpenAPI description) {
    if (description.getPaths() == null) {
      return;
    }
    description.getComponents().getResponses().values().forEach(DescriptionCompletion::asProblem);
    description
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(DescriptionCompletion::complete));
  }

  private static void complete(Operation operation) {
    APIResponses responses = operation.getResponses();
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("4")) {
                asProblem(response);
              }
              example(operation, status)
                  .ifPresent(example -> setExample(response.getContent(), example));
            });
    ANYWHERE.forEach(
        (status, name) -> {
          if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
          }
        });
    if (operation.getRequestBody() != null) {
      example(operation, "request")
          .ifPresent(example -> setExample(operation.getRequestBody().getContent(), example));
    }
  }

  private static void asProblem(APIResponse response) {
    MediaType problem = OASFactory.createMediaType();
    problem.setSchema(OASFactory.createSchema().ref(PROBLEM_SCHEMA));
    response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
  }

  private static void setExample(Content content, Object example) {
    if (content != null) {
      content.getMediaTypes().values().forEach(type -> type.setExample(example));
    }
  }

  /** The example of an operation's request or answer as maps, lists, texts and numbers. */
  static Optional<Object> example(Operation operation, String part) {
    String name = "examples/" + operation.getOperationId() + "." + part + ".json";
    try (InputStream file = DescriptionCompletion.class.getResourceAsStream(name)) {
      if (file == null) {
        return Optional.empty();
      }
      try (JsonReader reader = Json.createReader(file)) {
        return Optional.of(plain(reader.readValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> plain((JsonObject) value);
      case ARRAY -> ((JsonArray) value).stream().map(DescriptionCompletion::plain).toList();
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue();
      default -> value == JsonValue.TRUE;
    };
  }

  private static Map<String, Object> plain(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach((key, value) -> map.put(key, plain(value)));
    return map;
  }
}
