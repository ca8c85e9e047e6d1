package shop.catamaran.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.Quote;

/** A checkout that has begun. */
@Schema(name = "Checkout", description = "A checkout that has begun")
public record CheckoutDocument(
    @Schema(description = "Comes back with the order; the same until the order is placed")
        String orderId,
    String cartId,
    @Schema(description = "Countries that are delivered to (ISO 3166-1 alpha-2)")
        List<String> countries,
    @Schema(description = "Ways of delivery to the country asked for") List<Delivery> delivery) {

  /** A way of delivery. */
  @Schema(name = "DeliveryOption")
  public record Delivery(
      @Schema(example = "standard") String code, String name, String promise, Amount price) {

    static Delivery of(DeliveryOption option) {
      return new Delivery(
          option.code(), option.name(), option.promise(), Amount.of(option.price()));
    }
  }

  /** What an order would cost now. */
  @Schema(name = "Quote", description = "What the order would cost now")
  public record QuoteDocument(
      String orderId,
      List<CartDocument.Line> lines,
      Amount goodsTotal,
      Delivery delivery,
      Amount total,
      @Schema(description = "VAT contained in the total") Amount vat,
      int vatPercent,
      @Schema(description = "Comes back with the order, which is refused if anything has changed")
          String quoteFingerprint) {

    static QuoteDocument of(Quote quote) {
      return new QuoteDocument(
          quote.orderId().toString(),
          quote.lines().stream().map(CartDocument::line).toList(),
          Amount.of(quote.goodsTotal()),
          Delivery.of(quote.delivery()),
          Amount.of(quote.total()),
          Amount.of(quote.vat()),
          quote.vatPercent(),
          quote.fingerprint());
    }
  }
}
