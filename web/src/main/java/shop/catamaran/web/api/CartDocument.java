package shop.catamaran.web.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.catamaran.orders.Cart;

/** A cart with today's prices. */
@Schema(name = "Cart", description = "A cart with today's prices")
public record CartDocument(
    @Schema(example = "019aa5f0-1111-7222-8333-444455556666") String id,
    List<Line> lines,
    Amount goodsTotal,
    @Schema(description = "Units in all lines") int unitCount,
    @Schema(description = "Whether every line can be bought as it stands") boolean canBeOrdered) {

  /** An article in the cart. */
  @Schema(name = "CartLine")
  public record Line(
      String sku,
      @Schema(description = "Handle of its product") String product,
      String title,
      Map<String, String> options,
      int quantity,
      Amount unitPrice,
      @Schema(description = "The unit price that was last seen") Amount priceWhenAdded,
      Amount lineTotal,
      int unitsAvailable,
      @Schema(
              description = "What has changed since",
              enumeration = {
                "none",
                "price_changed",
                "too_few_left",
                "too_few_now",
                "sold_out",
                "withdrawn"
              })
          String notice,
      String image) {}

  static CartDocument of(Cart cart) {
    return new CartDocument(
        cart.id().toString(),
        cart.lines().stream().map(CartDocument::line).toList(),
        Amount.of(cart.goodsTotal()),
        cart.unitCount(),
        cart.canBeOrdered());
  }

  static Line line(Cart.Line line) {
    return new Line(
        line.sku().value(),
        line.productHandle(),
        line.title(),
        line.options(),
        line.quantity(),
        Amount.of(line.unitPrice()),
        Amount.of(line.priceWhenAdded()),
        Amount.of(line.lineTotal()),
        line.unitsAvailable(),
        line.notice().name().toLowerCase(Locale.ROOT),
        line.image().map(ProductListing::imageUrl).orElse(null));
  }
}
