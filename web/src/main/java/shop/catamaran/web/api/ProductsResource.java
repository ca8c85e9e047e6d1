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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductPage;
import shop.catamaran.catalog.ProductQuery;
import shop.catamaran.catalog.Suggestion;
import shop.catamaran.catalog.WithdrawnProduct;
import shop.catamaran.web.Problem;

/** What the shop offers. */
@Path("/products")
@ApplicationScoped
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Products")
public class ProductsResource {

  private static final int SUGGESTIONS_USUAL = 8;
  private static final int SUGGESTIONS_MAX = 20;
  private static final int HANDLE_LENGTH_MAX = 255;

  @Inject private Catalog catalog;

  private final RenderCache<ProductQuery, ProductPage> listings =
      new RenderCache<>(ProductListing::of);
  private final RenderCache<String, Product> products = new RenderCache<>(ProductDocument::of);

  @GET
  @Operation(
      operationId = "listProducts",
      summary = "List or search products",
      description = "One page at a time; facets count over all products that match.")
  @Parameter(name = "q", in = ParameterIn.QUERY, description = "Search text", example = "jacket")
  @Parameter(
      name = "category",
      in = ParameterIn.QUERY,
      description = "Slug; includes the categories below it",
      example = "rain-jackets")
  @Parameter(
      name = "brand",
      in = ParameterIn.QUERY,
      description = "Any of these brands; may be repeated",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
  @Parameter(
      name = "priceFrom",
      in = ParameterIn.QUERY,
      description = "Lowest price in EUR",
      example = "20.00")
  @Parameter(
      name = "priceTo",
      in = ParameterIn.QUERY,
      description = "Highest price in EUR",
      example = "150.00")
  @Parameter(
      name = "inStock",
      in = ParameterIn.QUERY,
      description = "Only what can be bought now",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "Usual: relevance for a search, otherwise newest",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"relevance", "newest", "price-asc", "price-desc", "title"}))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before, of the same list")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "24"))
  @APIResponse(
      responseCode = "200",
      description = "A page of products",
      content = @Content(schema = @Schema(implementation = ProductListing.class)))
  @APIResponse(responseCode = "304", description = "As the client has it (If-None-Match)")
  @APIResponse(responseCode = "400", description = "A parameter cannot be accepted")
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    ProductQuery query = new QueryReader(uri.getQueryParameters()).read();
    return listings.answer(query, catalog.products(query), headers);
  }

  @GET
  @Path("/suggestions")
  @Operation(
      operationId = "suggest",
      summary = "Complete what was typed",
      description = "Titles, brands and categories that begin with the text, best first.")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      required = true,
      description = "What was typed",
      example = "jack")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "20", defaultValue = "8"))
  public List<SuggestionDocument> suggestions(@Context UriInfo uri) {
    QueryReader reader = new QueryReader(uri.getQueryParameters());
    String typed = reader.text("q", 200).orElse("");
    int countMax = reader.integer("limit", 1, SUGGESTIONS_MAX, SUGGESTIONS_USUAL);
    reader.check();
    return typed.isEmpty()
        ? List.of()
        : catalog.suggestions(typed, countMax).stream().map(SuggestionDocument::of).toList();
  }

  @GET
  @Path("/{handle}")
  @Operation(operationId = "getProduct", summary = "Get a product")
  @APIResponse(
      responseCode = "200",
      description = "The product",
      content = @Content(schema = @Schema(implementation = ProductDocument.class)))
  @APIResponse(responseCode = "304", description = "As the client has it (If-None-Match)")
  @APIResponse(responseCode = "404", description = "No such product")
  @APIResponse(
      responseCode = "410",
      description = "No longer sold; categorySlug names where to look instead")
  public Response product(
      @Parameter(example = "offshore-jacket") @PathParam("handle") String handle,
      @Context HttpHeaders headers) {
    Product product =
        (handle.length() <= HANDLE_LENGTH_MAX ? catalog.product(handle) : Optional.<Product>empty())
            .orElseThrow(() -> absent(handle));
    return products.answer(handle, product, headers);
  }

  private InvalidRequestException absent(String handle) {
    Optional<WithdrawnProduct> withdrawn =
        handle.length() <= HANDLE_LENGTH_MAX ? catalog.withdrawn(handle) : Optional.empty();
    if (withdrawn.isEmpty()) {
      return InvalidRequestException.notFound("There is no such product.");
    }
    Problem problem = Problem.ofStatus(410, withdrawn.get().title() + " is no longer sold.");
    return new InvalidRequestException(
        withdrawn
            .get()
            .category()
            .map(category -> problem.with("categorySlug", category.slug()))
            .orElse(problem));
  }

  /** A completion of what was typed. */
  @Schema(name = "Suggestion")
  public record SuggestionDocument(
      @Schema(enumeration = {"product", "category", "brand"}) String kind,
      String text,
      @Schema(description = "The product's handle, the category's slug or the brand's name")
          String target) {

    static SuggestionDocument of(Suggestion suggestion) {
      return new SuggestionDocument(
          suggestion.kind().name().toLowerCase(Locale.ROOT),
          suggestion.text(),
          suggestion.target());
    }
  }
}
