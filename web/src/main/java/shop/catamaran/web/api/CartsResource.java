package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;

/** Shopping carts. */
@Path("/carts")
@ApplicationScoped
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Carts")
public class CartsResource {

  @Inject private Carts carts;

  /** How many units a line should have. */
  @Schema(name = "Quantity")
  public record QuantityDocument(
      @Schema(minimum = "1", maximum = "99", example = "2", required = true) int quantity) {}

  @POST
  @Operation(
      operationId = "createCart",
      summary = "Begin a cart",
      description = "Nothing is stored before the first article is put in.")
  @APIResponse(
      responseCode = "201",
      description = "The empty cart; Location is its address",
      content = @Content(schema = @Schema(implementation = CartDocument.class)))
  public Response create() {
    CartId id = carts.create();
    return Response.created(URI.create(ApiApplication.PATH + "/carts/" + id))
        .entity(CartDocument.of(carts.cart(id)))
        .build();
  }

  @GET
  @Path("/{cartId}")
  @Operation(
      operationId = "getCart",
      summary = "Get a cart with today's prices",
      description = "A cart that is not known, or has expired, is an empty one.")
  public CartDocument cart(@PathParam("cartId") String cartId) {
    return CartDocument.of(carts.cart(Identifiers.cart(cartId)));
  }

  @PUT
  @Path("/{cartId}/lines/{sku}")
  @Consumes(JsonText.MEDIA_TYPE)
  @Operation(
      operationId = "setQuantity",
      summary = "Put an article into a cart, or change how many",
      description = "Also takes note that today's price has been seen.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = JsonText.MEDIA_TYPE,
              schema = @Schema(implementation = QuantityDocument.class)))
  @APIResponse(
      responseCode = "200",
      description = "The cart",
      content = @Content(schema = @Schema(implementation = CartDocument.class)))
  @APIResponse(responseCode = "400", description = "The quantity or an id cannot be accepted")
  @APIResponse(responseCode = "404", description = "No such article is on sale")
  @APIResponse(responseCode = "409", description = "The cart is full")
  public CartDocument setQuantity(
      @PathParam("cartId") String cartId,
      @Parameter(schema = @Schema(type = SchemaType.STRING), example = "OFFJKT-NAVY-M")
          @PathParam("sku")
          String skuText,
      @Parameter(hidden = true) JsonBody body) {
    CartId id = Identifiers.cart(cartId);
    Sku sku = Identifiers.sku(skuText);
    int quantity = required(body).integer("quantity", 1, Carts.QUANTITY_MAX);
    body.check();
    return CartDocument.of(carts.setQuantity(id, sku, quantity));
  }

  @DELETE
  @Path("/{cartId}/lines/{sku}")
  @Operation(
      operationId = "removeArticle",
      summary = "Take an article out of a cart",
      description = "Not being in is not an error.")
  public CartDocument remove(@PathParam("cartId") String cartId, @PathParam("sku") String skuText) {
    return CartDocument.of(carts.remove(Identifiers.cart(cartId), Identifiers.sku(skuText)));
  }

  static JsonBody required(JsonBody body) {
    if (body == null) {
      throw InvalidRequestException.ofField("body", "This is missing.");
    }
    return body;
  }
}
