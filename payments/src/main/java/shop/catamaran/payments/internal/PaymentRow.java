package shop.catamaran.payments.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.Payment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentState;
import shop.catamaran.payments.PaymentToken;

/** A payment as read; all changes are conditional updates (see {@link PaymentLedger}). */
@Entity
@Immutable
@Table(name = "payment")
class PaymentRow {

  @Embeddable
  record Key(@Column(name = "order_id") UUID orderId, @Column(name = "cloud") String cloud)
      implements Serializable {}

  @EmbeddedId private Key key;

  @Column(name = "amount_minor")
  private long amountMinor;

  @Column(name = "currency")
  private String currency;

  @Column(name = "token")
  private String token;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private PaymentState state;

  @Column(name = "gateway_payment_id")
  private String gatewayPaymentId;

  @Column(name = "decline_code")
  private String declineCode;

  @Column(name = "refunded_minor")
  private long refundedMinor;

  @Column(name = "opened_at")
  private Instant openedAt;

  protected PaymentRow() {}

  boolean isOf(String cloud) {
    return key.cloud().equals(cloud);
  }

  /** Whether it tells something about the same charge that the other one does not know. */
  boolean knowsMoreThan(PaymentRow other) {
    return other.state == PaymentState.UNKNOWN
        && (state != PaymentState.UNKNOWN
            || (gatewayPaymentId != null && other.gatewayPaymentId == null))
        && amountMinor == other.amountMinor
        && currency.equals(other.currency);
  }

  PaymentState state() {
    return state;
  }

  Optional<String> gatewayPayment() {
    return Optional.ofNullable(gatewayPaymentId);
  }

  boolean wasOpenedBefore(Instant time) {
    return openedAt.isBefore(time);
  }

  OpenPayment opened() {
    return new OpenPayment(
        new PaymentId(key.orderId()), money(amountMinor), new PaymentToken(token));
  }

  Payment payment() {
    return new Payment(
        new PaymentId(key.orderId()),
        state,
        money(amountMinor),
        money(refundedMinor),
        Optional.ofNullable(declineCode));
  }

  private Money money(long minor) {
    return Money.ofMinor(CurrencyUnit.of(currency), minor);
  }
}
