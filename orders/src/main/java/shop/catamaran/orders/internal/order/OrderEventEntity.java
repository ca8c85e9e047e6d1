package shop.catamaran.orders.internal.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import shop.catamaran.orders.Order;

/** A row of order_event. */
@Entity
@Table(name = "order_event")
class OrderEventEntity {

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  private String type;

  @Column(name = "refund_id")
  private UUID refundId;

  @Column(name = "amount_minor")
  private Long amountMinor;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected OrderEventEntity() {}

  boolean is(EventType expected) {
    return type.equals(expected.name());
  }

  UUID refundId() {
    return refundId;
  }

  long amountMinor() {
    return amountMinor;
  }

  Order.Event toEvent() {
    return new Order.Event(type, recordedAt);
  }
}
