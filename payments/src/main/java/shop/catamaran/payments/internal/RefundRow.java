package shop.catamaran.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A refund as read; all changes are conditional updates (see {@link RefundLedger}). */
@Entity
@Immutable
@Table(name = "refund")
class RefundRow {

  enum State {
    /** Its amount is reserved; whether the gateway has paid it is not known. */
    REQUESTED,
    CONFIRMED,
    REFUSED
  }

  @Embeddable
  record Key(@Column(name = "refund_id") UUID refundId, @Column(name = "cloud") String cloud)
      implements Serializable {}

  @EmbeddedId private Key key;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "amount_minor")
  private long amountMinor;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private State state;

  protected RefundRow() {}

  UUID refundId() {
    return key.refundId();
  }

  UUID orderId() {
    return orderId;
  }

  long amountMinor() {
    return amountMinor;
  }

  State state() {
    return state;
  }
}
