package shop.catamaran.web.api;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.orders.IdempotencyRecords.Answer;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.Orders;

/** What operators do with orders. */
@Path("/admin/orders/{orderId}")
@ApplicationScoped
@OperatorOnly
@Produces(JsonText.MEDIA_TYPE)
@Tag(name = "Operation")
@SecurityRequirement(name = "operator")
@APIResponse(responseCode = "401", description = "No valid token came with the request")
@APIResponse(responseCode = "404", description = "No such order")
@APIResponse(responseCode = "409", description = "The order's state does not allow it")
public class OrderAdministration {

  private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}(\\.\\d{1,2})?");

  @Inject private Orders orders;
  @Inject private Idempotency idempotency;

  /** What is to be given back. */
  @Schema(name = "NewRefund")
  public record RefundDocument(@Schema(required = true) Amount amount) {}

  @POST
  @Path("/refunds")
  @Consumes(JsonText.MEDIA_TYPE)
  @Operation(
      operationId = "refund",
      summary = "Give back the whole or a part of an order's amount",
      description = "Repeating it with the same key never pays twice.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = JsonText.MEDIA_TYPE,
              schema = @Schema(implementation = RefundDocument.class)))
  @APIResponse(
      responseCode = "200",
      description = "The order",
      content = @Content(schema = @Schema(implementation = OrderDocument.class)))
  public Response refund(
      @PathParam("orderId") String orderId,
      @Parameter(required = true, description = "Made by the client for this refund")
          @HeaderParam(Idempotency.HEADER)
          String key,
      @Parameter(hidden = true) JsonBody body,
      @Context ContainerRequestContext request) {
    OrderId id = Identifiers.order(orderId);
    Money amount = amount(CartsResource.required(body).object("amount"));
    body.check();
    Answer answer =
        idempotency.answer(
            "refunds",
            key,
            id + " " + amount,
            () -> {
              audit(request, "refund", id, Map.of("amount", amount));
              return answer(orders.refund(id, refundId(id, key), amount));
            });
    return Response.status(answer.status()).entity(answer.body()).build();
  }

  @POST
  @Path("/shipments")
  @Operation(operationId = "ship", summary = "Record that an order was handed to the carrier")
  public OrderDocument ship(
      @PathParam("orderId") String orderId, @Context ContainerRequestContext request) {
    OrderId id = Identifiers.order(orderId);
    audit(request, "ship", id, Map.of());
    return OrderDocument.of(orders.markShipped(id));
  }

  @POST
  @Path("/deliveries")
  @Operation(operationId = "deliver", summary = "Record that an order was delivered")
  public OrderDocument deliver(
      @PathParam("orderId") String orderId, @Context ContainerRequestContext request) {
    OrderId id = Identifiers.order(orderId);
    audit(request, "deliver", id, Map.of());
    return OrderDocument.of(orders.markDelivered(id));
  }

  /** The same key always means the same refund of the same order. */
  static UUID refundId(OrderId order, String key) {
    return Generators.nameBasedGenerator(order.value()).generate(key);
  }

  private static Money amount(JsonBody amount) {
    Money money =
        Money.of(
            amount
                .parsed("currency", 3, CurrencyUnit::of)
                .filter(currency -> currency.getDecimalPlaces() >= 2)
                .orElse(CurrencyUnit.EUR),
            amount.parsed("amount", 20, OrderAdministration::decimal).orElse(BigDecimal.ZERO));
    if (!money.isPositive()) {
      amount.fault("amount", "This is not more than zero.", money);
    }
    return money;
  }

  private static BigDecimal decimal(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("not an amount");
    }
    return new BigDecimal(text);
  }

  private static Answer answer(Order order) {
    return new Answer(200, JsonText.of(OrderDocument.of(order)));
  }

  private static void audit(
      ContainerRequestContext request, String action, OrderId id, Map<String, ?> facts) {
    Map<String, Object> all = new TreeMap<>(facts);
    all.put("order", id);
    Audit.record(request.getProperty(OperatorFilter.OPERATOR).toString(), action, all);
  }
}
