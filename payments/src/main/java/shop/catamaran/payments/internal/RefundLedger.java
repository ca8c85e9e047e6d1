package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentState;
import shop.catamaran.payments.RefundPayment;
import shop.catamaran.payments.RefundRefusedException;
import shop.catamaran.payments.UnknownPaymentException;
import shop.catamaran.payments.internal.Attempts.Attempt;
import shop.catamaran.payments.internal.Attempts.Kind;
import shop.catamaran.payments.internal.Attempts.Outcome;

/** The refunds of this cloud in its database. Each method is one short transaction. */
@ApplicationScoped
class RefundLedger {

  /**
   * A refund whose amount is set aside.
   *
   * @param isConfirmed whether the gateway need not be asked any more
   */
  record Reserved(String gatewayPayment, boolean isConfirmed) {}

  private static final String OWN =
      " WHERE refund_id = :refund AND cloud = current_setting('catamaran.cloud') ";

  private final Attempts attempts;

  @PersistenceContext(unitName = "payments")
  private EntityManager entities;

  RefundLedger() {
    this.attempts = null;
  }

  @Inject
  RefundLedger(Attempts attempts) {
    this.attempts = attempts;
  }

  /** Sets the amount aside, so that all refunds together never exceed what was taken. */
  @Transactional
  Reserved reserve(RefundPayment refund) {
    PaymentRow payment =
        locked(refund.payment()).orElseThrow(() -> new UnknownPaymentException(refund.payment()));
    if (payment.state() != PaymentState.CAPTURED) {
      throw new RefundRefusedException("nothing was taken for " + refund.payment());
    }
    if (!refund.amount().getCurrencyUnit().equals(payment.payment().amount().getCurrencyUnit())) {
      throw new RefundRefusedException("the payment was made in another currency");
    }
    if (!refund.amount().isPositive()) {
      throw new RefundRefusedException("a refund must be more than nothing");
    }
    String gatewayPayment = payment.gatewayPayment().orElseThrow();
    Optional<RefundRow> earlier = find(refund.refundId());
    if (earlier.isPresent()) {
      return new Reserved(gatewayPayment, isConfirmed(refund, earlier.get()));
    }
    long amount = refund.amount().getAmountMinorLong();
    if (amount > payment.payment().amount().getAmountMinorLong() - reserved(refund.payment())) {
      throw new RefundRefusedException("less than that is left of " + refund.payment());
    }
    entities
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            INSERT INTO payments.refund (refund_id, order_id, amount_minor)
            VALUES (:refund, :order, :amount)
            """)
        .setParameter("refund", refund.refundId())
        .setParameter("order", refund.payment().value())
        .setParameter("amount", amount)
        .executeUpdate();
    return new Reserved(gatewayPayment, false);
  }

  @Transactional
  void confirmed(RefundPayment refund, String gatewayRefund) {
    // The payment's row first, as in reserve.
    locked(refund.payment());
    if (finish(refund, RefundRow.State.CONFIRMED)) {
      entities
          .unwrap(Session.class)
          .createNativeMutationQuery(
              "UPDATE payments.payment SET refunded_minor = refunded_minor + :amount"
                  + PaymentLedger.OWN)
          .setParameter("amount", refund.amount().getAmountMinorLong())
          .setParameter("order", refund.payment().value())
          .executeUpdate();
    }
    attempts.record(
        attempt(refund, Outcome.SUCCEEDED, Optional.of(gatewayRefund), Optional.empty()));
  }

  @Transactional
  void refused(RefundPayment refund, String code) {
    finish(refund, RefundRow.State.REFUSED);
    attempts.record(attempt(refund, Outcome.DECLINED, Optional.empty(), Optional.of(code)));
  }

  @Transactional
  void unanswered(RefundPayment refund) {
    attempts.record(attempt(refund, Outcome.UNKNOWN, Optional.empty(), Optional.empty()));
  }

  private static Attempt attempt(
      RefundPayment refund, Outcome outcome, Optional<String> reference, Optional<String> code) {
    return new Attempt(
        refund.payment(), Kind.REFUND, outcome, Optional.of(refund.refundId()), reference, code);
  }

  private static boolean isConfirmed(RefundPayment refund, RefundRow earlier) {
    if (!earlier.orderId().equals(refund.payment().value())
        || earlier.amountMinor() != refund.amount().getAmountMinorLong()) {
      throw new RefundRefusedException(
          "another refund was asked for under the id " + earlier.refundId());
    }
    if (earlier.state() == RefundRow.State.REFUSED) {
      throw new RefundRefusedException("the gateway has refused this refund");
    }
    return earlier.state() == RefundRow.State.CONFIRMED;
  }

  private boolean finish(RefundPayment refund, RefundRow.State state) {
    return entities
            .unwrap(Session.class)
            .createNativeMutationQuery(
                "UPDATE payments.refund SET state = :state" + OWN + "AND state = 'REQUESTED'")
            .setParameter("state", state.name())
            .setParameter("refund", refund.refundId())
            .executeUpdate()
        == 1;
  }

  private Optional<PaymentRow> locked(PaymentId payment) {
    Session session = entities.unwrap(Session.class);
    session.clear();
    return session
        .createNativeQuery(
            "SELECT * FROM payments.payment" + PaymentLedger.OWN + "FOR UPDATE", PaymentRow.class)
        .setParameter("order", payment.value())
        .getResultList()
        .stream()
        .findFirst();
  }

  private Optional<RefundRow> find(UUID refund) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery("SELECT * FROM payments.refund" + OWN, RefundRow.class)
        .setParameter("refund", refund)
        .getResultList()
        .stream()
        .findFirst();
  }

  private long reserved(PaymentId payment) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            // Those of other clouds too; one refund may have been asked for in several.
            """
            SELECT CAST(coalesce(sum(amount_minor), 0) AS bigint) FROM (
              SELECT DISTINCT refund_id, amount_minor FROM payments.refund
              WHERE order_id = :order AND state <> 'REFUSED') AS asked
            """,
            Long.class)
        .setParameter("order", payment.value())
        .getSingleResult();
  }
}
