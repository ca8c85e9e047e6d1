package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Category;

/** The category tree. */
@Path("/categories")
@ApplicationScoped
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Categories")
public class CategoriesResource {

  @Inject private Catalog catalog;

  private final RenderCache<String, List<Category>> trees =
      new RenderCache<>(roots -> roots.stream().map(CategoryDocument::of).toList());
  private final RenderCache<String, Category> categories = new RenderCache<>(CategoryDocument::of);

  @GET
  @Operation(operationId = "listCategories", summary = "Get the category tree")
  @APIResponse(
      responseCode = "200",
      description = "The roots with all that is below them, in display order",
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = CategoryDocument.class)))
  @APIResponse(responseCode = "304", description = "As the client has it (If-None-Match)")
  public Response tree(@Context HttpHeaders headers) {
    return trees.answer("", catalog.categories(), headers);
  }

  @GET
  @Path("/{slug}")
  @Operation(operationId = "getCategory", summary = "Get a category with those below it")
  @APIResponse(
      responseCode = "200",
      description = "The category",
      content = @Content(schema = @Schema(implementation = CategoryDocument.class)))
  @APIResponse(responseCode = "304", description = "As the client has it (If-None-Match)")
  @APIResponse(responseCode = "404", description = "No such category")
  public Response category(
      @Parameter(example = "rain-jackets") @PathParam("slug") String slug,
      @Context HttpHeaders headers) {
    Category category =
        catalog
            .category(slug)
            .orElseThrow(() -> InvalidRequestException.notFound("There is no such category."));
    return categories.answer(slug, category, headers);
  }
}
