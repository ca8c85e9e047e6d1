package shop.catamaran.web.api;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Makes the generated description valid and readable: the server repeats tags, calls answers
 * without a word of their own default responses, and adds a member that no OpenAPI document has.
 */
public class DescriptionCorrections implements OASFilter {

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
    SchemaCorrections.correct(description);
    DescriptionCompletion.complete(description);
    removeEndpoints(description);
  }

  /** The server's own list of paths, which validators refuse and its API does not tell of. */
  private static void removeEndpoints(OpenAPI description) {
    try {
      Object endpoints = description.getClass().getMethod("getEndpoints").invoke(description);
      if (endpoints instanceof Map<?, ?> map) {
        map.clear();
      }
    } catch (NoSuchMethodException e) {
      // Another release of the server: nothing to remove.
      return;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the list of paths cannot be removed", e);
    }
  }
}
