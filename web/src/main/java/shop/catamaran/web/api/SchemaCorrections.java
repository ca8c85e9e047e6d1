package shop.catamaran.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Makes the generated schemas valid and short. The server writes every default of an annotation
 * down as if it were meant (no object may have more than zero properties), repeats named schemas
 * where they are used, and leaves out what paths imply.
 */
final class SchemaCorrections {

  /** What takes bodies as they come; no schema of ours. */
  private static final String BODY = JsonBody.class.getSimpleName();

  private final Map<Set<String>, String> names = new HashMap<>();

  private SchemaCorrections() {}

  static void correct(OpenAPI description) {
    SchemaCorrections corrections = new SchemaCorrections();
    if (description.getComponents() != null) {
      description.getComponents().removeSchema(BODY);
      corrections.name(description.getComponents().getSchemas());
      if (description.getComponents().getResponses() != null) {
        description
            .getComponents()
            .getResponses()
            .values()
            .forEach(response -> corrections.correct(response.getContent()));
      }
    }
    if (description.getPaths() != null) {
      description.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(corrections::correct);
    }
  }

  private void name(Map<String, Schema> schemas) {
    if (schemas == null) {
      return;
    }
    schemas.forEach(
        (name, schema) -> {
          shorten(schema);
          if (schema.getProperties() != null) {
            names.put(Set.copyOf(schema.getProperties().keySet()), name);
          }
        });
  }

  private void correct(Operation operation) {
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    parameters.forEach(SchemaCorrections::correct);
    if (operation.getRequestBody() != null) {
      correct(operation.getRequestBody().getContent());
    }
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(response -> correct(response.getContent()));
    operation.setDeprecated(null);
  }

  private static void correct(Parameter parameter) {
    if (parameter.getIn() == Parameter.In.PATH) {
      parameter.setRequired(true);
    } else if (Boolean.FALSE.equals(parameter.getRequired())) {
      parameter.setRequired(null);
    }
    parameter.setDeprecated(null);
    parameter.setAllowEmptyValue(null);
    parameter.setAllowReserved(null);
    if (parameter.getSchema() == null) {
      parameter.setSchema(OASFactory.createSchema().type(SchemaType.STRING));
    } else {
      shorten(parameter.getSchema());
    }
  }

  private void correct(Content content) {
    if (content == null) {
      return;
    }
    for (MediaType type : content.getMediaTypes().values()) {
      if (type.getSchema() != null) {
        shorten(type.getSchema());
        type.setSchema(byName(type.getSchema()));
      }
    }
  }

  private Schema byName(Schema schema) {
    if (schema.getItems() != null) {
      schema.setItems(byName(schema.getItems()));
    }
    String name =
        schema.getProperties() == null ? null : names.get(schema.getProperties().keySet());
    return name == null ? schema : OASFactory.createSchema().ref(name);
  }

  private static void shorten(Schema schema) {
    if (schema.getRef() != null) {
      return;
    }
    shortenNumbers(schema);
    shortenFlags(schema);
    boolean isMap = schema.getType() == SchemaType.OBJECT && schema.getProperties() == null;
    if (isMap && schema.getAdditionalPropertiesSchema() == null) {
      schema.setAdditionalPropertiesSchema(OASFactory.createSchema().type(SchemaType.STRING));
    }
    Schema items = schema.getItems();
    if (items != null && items.getType() == SchemaType.ARRAY && items.getItems() == null) {
      // A list of texts that has a description.
      items.setType(SchemaType.STRING);
    }
    Stream.concat(
            schema.getProperties() == null
                ? Stream.empty()
                : schema.getProperties().values().stream(),
            Stream.ofNullable(items))
        .forEach(SchemaCorrections::shorten);
  }

  private static void shortenNumbers(Schema schema) {
    if (schema.getMultipleOf() != null && schema.getMultipleOf().signum() == 0) {
      schema.setMultipleOf(null);
    }
    schema.setMinLength(meant(schema.getMinLength()));
    schema.setMaxLength(meant(schema.getMaxLength()));
    schema.setMinItems(meant(schema.getMinItems()));
    schema.setMaxItems(meant(schema.getMaxItems()));
    schema.setMinProperties(meant(schema.getMinProperties()));
    schema.setMaxProperties(meant(schema.getMaxProperties()));
  }

  private static Integer meant(Integer bound) {
    return bound == null || bound <= 0 || bound == Integer.MAX_VALUE ? null : bound;
  }

  private static void shortenFlags(Schema schema) {
    schema.setExclusiveMinimum(meant(schema.getExclusiveMinimum()));
    schema.setExclusiveMaximum(meant(schema.getExclusiveMaximum()));
    schema.setUniqueItems(meant(schema.getUniqueItems()));
    schema.setNullable(meant(schema.getNullable()));
    schema.setReadOnly(meant(schema.getReadOnly()));
    schema.setWriteOnly(meant(schema.getWriteOnly()));
    schema.setDeprecated(meant(schema.getDeprecated()));
  }

  private static Boolean meant(Boolean flag) {
    return Boolean.TRUE.equals(flag) ? flag : null;
  }
}
