package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Checkout;
import shop.catamaran.web.api.CheckoutDocument.QuoteDocument;

/** From a cart to a quote. */
@Path("/carts")
@ApplicationScoped
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Checkout")
public class CheckoutResource {

  private static final int CODE_LENGTH_MAX = 20;

  @Inject private Checkout checkout;

  /** Where the goods are to go. */
  @Schema(name = "CheckoutStart")
  public record StartDocument(
      @Schema(description = "ISO 3166-1 alpha-2", example = "DE", required = true)
          String country) {}

  @POST
  @Path("/{cartId}/checkout")
  @Consumes(JsonText.MEDIA_TYPE)
  @Operation(
      operationId = "beginCheckout",
      summary = "Begin the checkout of a cart",
      description =
          "Gives the order id, which is made before anything is ordered and makes repeating safe, "
              + "and the ways of delivery. Repeating it gives the same order id.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = JsonText.MEDIA_TYPE,
              schema = @Schema(implementation = StartDocument.class)))
  @APIResponse(
      responseCode = "200",
      description = "The checkout",
      content = @Content(schema = @Schema(implementation = CheckoutDocument.class)))
  @APIResponse(responseCode = "400", description = "The country cannot be accepted")
  public CheckoutDocument begin(
      @PathParam("cartId") String cartId, @Parameter(hidden = true) JsonBody body) {
    CartId cart = Identifiers.cart(cartId);
    String country = CartsResource.required(body).text("country", CODE_LENGTH_MAX);
    if (!country.isEmpty() && !checkout.countries().contains(country)) {
      body.fault("country", "We do not deliver to this country.", "");
    }
    body.check();
    return new CheckoutDocument(
        checkout.draft(cart).orderId().toString(),
        cart.toString(),
        checkout.countries(),
        checkout.deliveryOptions(cart, country).stream()
            .map(CheckoutDocument.Delivery::of)
            .toList());
  }

  @GET
  @Path("/{cartId}/quote")
  @Operation(
      operationId = "getQuote",
      summary = "What the order would cost now",
      description = "Show it to the shopper; its fingerprint comes back with the order.")
  @APIResponse(
      responseCode = "200",
      description = "The quote",
      content = @Content(schema = @Schema(implementation = QuoteDocument.class)))
  @APIResponse(
      responseCode = "400",
      description = "The cart is empty, or a value cannot be accepted")
  public QuoteDocument quote(
      @PathParam("cartId") String cartId,
      @Parameter(required = true, example = "DE") @QueryParam("country") String country,
      @Parameter(required = true, example = "standard") @QueryParam("delivery") String delivery) {
    return QuoteDocument.of(
        checkout.quote(
            Identifiers.cart(cartId), bounded("country", country), bounded("delivery", delivery)));
  }

  private static String bounded(String field, String text) {
    return Optional.ofNullable(text)
        .filter(value -> !value.isBlank() && value.length() <= CODE_LENGTH_MAX)
        .orElseThrow(() -> InvalidRequestException.ofField(field, "This is missing or too long."));
  }
}
