package shop.catamaran.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.PlaceOrder;
import shop.catamaran.payments.PaymentToken;

/** What a client sends to place an order. */
@Schema(description = "Everything that makes a cart an order")
public record NewOrder(
    @Schema(description = "As the checkout gave it", required = true) String orderId,
    @Schema(required = true) String cartId,
    @Schema(example = "ada@example.org", required = true) String email,
    @Schema(required = true) OrderDocument.PostalAddress address,
    @Schema(description = "Code of a way of delivery", example = "standard", required = true)
        String delivery,
    @Schema(
            description = "A card's token, given by the payment gateway",
            example = "tok_9f3b2c1d",
            required = true)
        String paymentToken,
    @Schema(description = "As the quote gave it", required = true) String quoteFingerprint) {

  /** More than any of them may have; the checkout says what each may. */
  private static final int LENGTH_MAX = 400;

  /**
   * @throws InvalidRequestException with all fields that are missing or of the wrong form
   */
  static PlaceOrder read(JsonBody body) {
    JsonBody address = body.object("address");
    PlaceOrder command =
        new PlaceOrder(
            new OrderId(body.uuid("orderId")),
            new CartId(body.uuid("cartId")),
            body.optionalText("email", LENGTH_MAX),
            new Address(
                address.optionalText("name", LENGTH_MAX),
                address.optionalText("line1", LENGTH_MAX),
                address.optionalText("line2", LENGTH_MAX),
                address.optionalText("postcode", LENGTH_MAX),
                address.optionalText("city", LENGTH_MAX),
                address.optionalText("country", LENGTH_MAX)),
            body.text("delivery", LENGTH_MAX),
            body.parsed("paymentToken", LENGTH_MAX, PaymentToken::new).orElse(null),
            body.text("quoteFingerprint", LENGTH_MAX));
    body.check();
    return command;
  }
}
