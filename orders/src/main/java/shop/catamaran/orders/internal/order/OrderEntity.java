package shop.catamaran.orders.internal.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;

/** A row of orders; only read, because every change of state is a conditional update. */
@Entity
@Table(name = "orders")
@IdClass(OrderEntity.Key.class)
class OrderEntity {

  @Id UUID id;
  @Id String cloud;
  private String number;
  private UUID cart;
  private String email;
  private String name;
  private String line1;
  private String line2;
  private String postcode;
  private String city;
  private String country;

  @Column(name = "delivery_code")
  private String deliveryCode;

  @Column(name = "delivery_name")
  private String deliveryName;

  @Column(name = "delivery_promise")
  private String deliveryPromise;

  @Column(name = "delivery_minor")
  private long deliveryMinor;

  @Column(name = "goods_minor")
  private long goodsMinor;

  @Column(name = "total_minor")
  private long totalMinor;

  @Column(name = "vat_minor")
  private long vatMinor;

  @Column(name = "vat_percent")
  private int vatPercent;

  private String currency;

  @Column(name = "placed_at")
  private Instant placedAt;

  String state;

  @Column(name = "refunded_minor")
  long refundedMinor;

  @Column(name = "cart_cleared")
  boolean cartCleared;

  String confirmation;

  protected OrderEntity() {}

  OrderNumber number() {
    return new OrderNumber(number);
  }

  CartId cart() {
    return new CartId(cart);
  }

  Twins.Twin twin() {
    return new Twins.Twin(cloud, placedAt, totalMinor);
  }

  long totalMinor() {
    return totalMinor;
  }

  Order toOrder(
      List<Order.Line> lines, List<RecordedEvent> events, Optional<Confirmation> confirmation) {
    OrderFold fold = OrderFold.of(events, totalMinor);
    return new Order(
        new OrderId(id),
        number(),
        cart(),
        fold.state(),
        email,
        new Address(name, line1, line2, postcode, city, country),
        new DeliveryOption(deliveryCode, deliveryName, deliveryPromise, money(deliveryMinor)),
        lines,
        money(goodsMinor),
        money(totalMinor),
        money(vatMinor),
        vatPercent,
        money(fold.refundedMinor()),
        fold.declineCode(),
        placedAt,
        events.stream()
            .filter(event -> !event.is(EventType.SUPERSEDED))
            .map(event -> new Order.Event(event.type(), event.recordedAt()))
            .toList(),
        confirmation);
  }

  private Money money(long minor) {
    return Money.ofMinor(CurrencyUnit.of(currency), minor);
  }

  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private UUID id;
    private String cloud;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.id.equals(id) && key.cloud.equals(cloud);
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, cloud);
    }
  }
}
