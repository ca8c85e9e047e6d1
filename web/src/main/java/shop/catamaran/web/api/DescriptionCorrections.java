package shop.catamaran.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Makes the generated description readable: the server repeats tags, calls answers without a word
 * of their own default responses, and takes described lists of texts for lists of lists.
 */
public class DescriptionCorrections implements OASFilter {

  @Override
  public Schema filterSchema(Schema schema) {
    Schema items = schema.getItems();
    if (items != null && items.getType() == Schema.SchemaType.ARRAY && items.getItems() == null) {
      items.setType(Schema.SchemaType.STRING);
    }
    return schema;
  }

  @Override
  public APIResponse filterAPIResponse(APIResponse response) {
    if ("Default Response.".equals(response.getDescription())) {
      response.setDescription("As asked for");
    }
    return response;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    Map<String, Tag> tags = new LinkedHashMap<>();
    for (Tag tag : description.getTags() == null ? List.<Tag>of() : description.getTags()) {
      tags.putIfAbsent(tag.getName(), tag);
    }
    description.setTags(List.copyOf(tags.values()));
    if (description.getComponents() == null) {
      description.setComponents(OASFactory.createComponents());
    }
  }
}
