package shop.catamaran.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.orders.Order;

/** An order as it stands. */
@Schema(name = "Order", description = "An order as it stands")
public record OrderDocument(
    String id,
    @Schema(example = "7K3QD-9XW2M") String number,
    @Schema(
            description = "placed means that the gateway's answer is awaited",
            enumeration = {
              "placed",
              "paid",
              "shipped",
              "delivered",
              "declined",
              "cancelled",
              "refunded"
            })
        String state,
    String email,
    PostalAddress address,
    CheckoutDocument.Delivery delivery,
    List<Line> lines,
    Amount goodsTotal,
    Amount total,
    @Schema(description = "VAT contained in the total") Amount vat,
    int vatPercent,
    @Schema(description = "What has been given back") Amount refunded,
    @Schema(type = SchemaType.STRING, format = "date-time") Instant placedAt,
    @Schema(description = "What happened, oldest first") List<Event> events,
    @Schema(
            description =
                "Once it is paid: both means that every other cloud has it, local and alone that "
                    + "this one confirms it by itself, held that the confirmation follows by mail",
            enumeration = {"both", "local", "alone", "held"})
        String confirmation) {

  /** Where it goes. */
  @Schema(name = "Address")
  public record PostalAddress(
      String name,
      String line1,
      String line2,
      String postcode,
      String city,
      @Schema(description = "ISO 3166-1 alpha-2", example = "DE") String country) {}

  /** An article of the order, at the price agreed. */
  @Schema(name = "OrderLine")
  public record Line(
      String sku,
      String product,
      String title,
      Map<String, String> options,
      int quantity,
      Amount unitPrice,
      Amount lineTotal,
      String image) {}

  /** Something that happened. */
  @Schema(name = "OrderEvent")
  public record Event(
      String type, @Schema(type = SchemaType.STRING, format = "date-time") Instant at) {}

  static OrderDocument of(Order order) {
    return new OrderDocument(
        order.id().toString(),
        order.number().toString(),
        order.state().name().toLowerCase(Locale.ROOT),
        order.email(),
        new PostalAddress(
            order.address().name(),
            order.address().line1(),
            order.address().line2(),
            order.address().postcode(),
            order.address().city(),
            order.address().country()),
        CheckoutDocument.Delivery.of(order.delivery()),
        order.lines().stream().map(OrderDocument::line).toList(),
        Amount.of(order.goodsTotal()),
        Amount.of(order.total()),
        Amount.of(order.vat()),
        order.vatPercent(),
        Amount.of(order.refunded()),
        order.placedAt(),
        order.events().stream()
            .map(event -> new Event(event.type().toLowerCase(Locale.ROOT), event.at()))
            .toList(),
        order.confirmation().map(known -> known.name().toLowerCase(Locale.ROOT)).orElse(null));
  }

  private static Line line(Order.Line line) {
    return new Line(
        line.sku().value(),
        line.productHandle(),
        line.title(),
        line.options(),
        line.quantity(),
        Amount.of(line.unitPrice()),
        Amount.of(line.lineTotal()),
        line.image().map(ProductListing::imageUrl).orElse(null));
  }
}
