package shop.catamaran.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.IdempotencyRecords.Answer;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderNumber;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.Orders;
import shop.catamaran.orders.PlaceOrder;
import shop.catamaran.web.Problem;

/** Placing orders and following them. */
@Path("/orders")
@ApplicationScoped
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Orders")
public class OrdersResource {

  private static final int EMAIL_LENGTH_MAX = 320;

  @Inject private Checkout checkout;
  @Inject private Orders orders;
  @Inject private Idempotency idempotency;

  @POST
  @Consumes(JsonText.MEDIA_TYPE)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order and pay it",
      description =
          "Repeating the request with the same key and body gives the same answer and never "
              + "orders or charges twice; do so whenever no answer came. An order in state placed "
              + "awaits the gateway's answer: look at the order again later.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = JsonText.MEDIA_TYPE,
              schema = @Schema(implementation = NewOrder.class)))
  @APIResponse(
      responseCode = "201",
      description = "The order, paid or placed; Location is its address",
      content = @Content(schema = @Schema(implementation = OrderDocument.class)))
  @APIResponse(
      responseCode = "400",
      description = "Some values cannot be accepted; nothing was done")
  @APIResponse(
      responseCode = "402",
      description = "The card was declined (declineCode); nothing was charged")
  @APIResponse(
      responseCode = "409",
      description = "The quote no longer holds (changes), or this request is being worked on")
  @APIResponse(responseCode = "422", description = "The key came with another body before")
  public Response place(
      @Parameter(
              required = true,
              description = "Made by the client for this order, 1 to 255 characters",
              example = "5f0c1d1e-7a34-4a57-9d4b-0f6f0f6a9d11")
          @HeaderParam(Idempotency.HEADER)
          String key,
      @Parameter(hidden = true) JsonBody body) {
    PlaceOrder command = NewOrder.read(CartsResource.required(body));
    Answer answer =
        idempotency.answer("orders", key, body.compact(), () -> answer(checkout.place(command)));
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(answer.status() < 400 ? JsonText.MEDIA_TYPE : Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(answer.body());
    if (answer.status() == Response.Status.CREATED.getStatusCode()) {
      orders
          .order(command.orderId())
          .ifPresent(
              order ->
                  response.header(
                      HttpHeaders.LOCATION, ApiApplication.PATH + "/orders/" + order.number()));
    }
    return response.build();
  }

  @GET
  @Path("/{number}")
  @Operation(
      operationId = "trackOrder",
      summary = "See how an order stands",
      description = "Needs the e-mail address that the order was placed with.")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      content = @Content(schema = @Schema(implementation = OrderDocument.class)))
  @APIResponse(responseCode = "404", description = "No order has this number and this address")
  public Response track(
      @Parameter(example = "7K3QD-9XW2M") @PathParam("number") String number,
      @Parameter(required = true, example = "ada@example.org") @QueryParam("email") String email) {
    if (email == null || email.isBlank() || email.length() > EMAIL_LENGTH_MAX) {
      throw InvalidRequestException.ofField("email", "This is missing or too long.");
    }
    Order order =
        number(number)
            .flatMap(valid -> orders.track(valid, email.strip()))
            .orElseThrow(
                () ->
                    InvalidRequestException.notFound(
                        "There is no order with this number and this e-mail address."));
    return Response.ok(OrderDocument.of(order))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }

  private static Answer answer(Order order) {
    if (order.state() == OrderState.DECLINED) {
      Problem declined =
          Problem.of(
                  402,
                  "payment-declined",
                  "The card was declined",
                  "Nothing was charged; begin the checkout again with another card.")
              .with("orderId", order.id())
              .with("declineCode", order.declineCode().orElse("card_declined"));
      return new Answer(declined.status(), declined.toJson());
    }
    return new Answer(201, JsonText.of(OrderDocument.of(order)));
  }

  private static Optional<OrderNumber> number(String text) {
    try {
      return Optional.of(new OrderNumber(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
