package shop.catamaran.web.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes records as JSON, their components in the order of declaration, so that the same answer is
 * the same bytes, and has the same tag, on every member. What is null is left out.
 */
@Provider
@Produces(JsonText.MEDIA_TYPE)
public class JsonText implements MessageBodyWriter<Object> {

  static final String MEDIA_TYPE = "application/json";

  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
          }
          return components;
        }
      };

  /** Records, lists and maps with texts as keys, of such, of texts, numbers and flags. */
  static String of(Object representation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = GENERATORS.createGenerator(text)) {
      write(json, representation);
    }
    return text.toString();
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord() || List.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object representation,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(of(representation).getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonGenerator json, Object value) {
    if (value instanceof Record record) {
      json.writeStartObject();
      for (RecordComponent component : COMPONENTS.get(record.getClass())) {
        writeMember(json, component.getName(), read(component, record));
      }
      json.writeEnd();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach((name, member) -> writeMember(json, name.toString(), member));
      json.writeEnd();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      list.forEach(item -> write(json, item));
      json.writeEnd();
    } else if (value instanceof Integer || value instanceof Long) {
      json.write(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      json.write(flag);
    } else {
      json.write(value.toString());
    }
  }

  private static void writeMember(JsonGenerator json, String name, Object value) {
    if (value != null) {
      json.writeKey(name);
      write(json, value);
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
