package shop.catamaran.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Sku;

/**
 * An order as it stands.
 *
 * @param cart the cart that it was made of; who holds that cart may see the order
 * @param vat the VAT contained in the total
 * @param refunded what has been given back
 * @param declineCode as in {@link shop.catamaran.payments.Payment#declineCode()}
 * @param events what happened, oldest first
 * @param confirmation where it is known, once it is paid
 */
public record Order(
    OrderId id,
    OrderNumber number,
    CartId cart,
    OrderState state,
    String email,
    Address address,
    DeliveryOption delivery,
    List<Line> lines,
    Money goodsTotal,
    Money total,
    Money vat,
    int vatPercent,
    Money refunded,
    Optional<String> declineCode,
    Instant placedAt,
    List<Event> events,
    Optional<Confirmation> confirmation) {

  /** The same order with what has become known about its confirmation. */
  public Order with(Confirmation known) {
    return new Order(
        id,
        number,
        cart,
        state,
        email,
        address,
        delivery,
        lines,
        goodsTotal,
        total,
        vat,
        vatPercent,
        refunded,
        declineCode,
        placedAt,
        events,
        Optional.of(known));
  }

  /** An article of an order, at the price agreed. */
  public record Line(
      Sku sku,
      String productHandle,
      String title,
      Map<String, String> options,
      Optional<ImageId> image,
      int quantity,
      Money unitPrice,
      Money lineTotal) {}

  /**
   * Something that happened to an order (UTC).
   *
   * @param type PLACED, PAID, DECLINED, CANCELLED, SHIPPED, DELIVERED, REFUND_REQUESTED,
   *     REFUND_REFUSED, PARTLY_REFUNDED or REFUNDED
   */
  public record Event(String type, Instant at) {}
}
