package shop.catamaran.orders.internal.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

  private String detail;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "recorded_in")
  private String recordedIn;

  protected OrderEventEntity() {}

  RecordedEvent toRecordedEvent() {
    return new RecordedEvent(
        type,
        Optional.ofNullable(refundId),
        Optional.ofNullable(amountMinor),
        Optional.ofNullable(detail),
        recordedAt,
        recordedIn);
  }
}
