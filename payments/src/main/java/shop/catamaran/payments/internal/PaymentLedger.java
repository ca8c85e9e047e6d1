package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.PaymentConflictException;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.UnknownPaymentException;
import shop.catamaran.payments.internal.Attempts.Attempt;
import shop.catamaran.payments.internal.Attempts.Kind;
import shop.catamaran.payments.internal.Attempts.Outcome;

/** The payments of this cloud in its database. Each method is one short transaction. */
@ApplicationScoped
class PaymentLedger {

  /** The row of this cloud, which alone it may change. */
  static final String OWN =
      " WHERE order_id = :order AND cloud = current_setting('catamaran.cloud') ";

  private final Attempts attempts;
  private final String cloud;

  @PersistenceContext(unitName = "payments")
  private EntityManager entities;

  PaymentLedger() {
    this.attempts = null;
    this.cloud = null;
  }

  @Inject
  PaymentLedger(Attempts attempts, @ConfigProperty(name = "CLOUD") String cloud) {
    this.attempts = attempts;
    this.cloud = cloud;
  }

  @Transactional
  void open(OpenPayment payment) {
    Session session = entities.unwrap(Session.class);
    session
        .createNativeMutationQuery(
            """
            INSERT INTO payments.payment (order_id, amount_minor, currency, token)
            VALUES (:order, :amount, :currency, :token)
            ON CONFLICT (order_id, cloud) DO NOTHING
            """)
        .setParameter("order", payment.id().value())
        .setParameter("amount", payment.amount().getAmountMinorLong())
        .setParameter("currency", payment.amount().getCurrencyUnit().getCode())
        .setParameter("token", payment.token().value())
        .executeUpdate();
    if (!own(payment.id()).map(PaymentRow::opened).equals(Optional.of(payment))) {
      throw new PaymentConflictException(payment.id());
    }
  }

  @Transactional
  void adopt(PaymentId id) {
    update(
            """
            INSERT INTO payments.payment (order_id, amount_minor, currency, token)
            SELECT order_id, amount_minor, currency, token FROM payments.payment
            WHERE order_id = :order ORDER BY opened_at, cloud LIMIT 1
            ON CONFLICT (order_id, cloud) DO NOTHING
            """,
            id)
        .executeUpdate();
    if (learnt(id).isEmpty()) {
      throw new UnknownPaymentException(id);
    }
  }

  /**
   * The payment as opened in this cloud, with what other clouds have come to know about it: the
   * gateway forgets its keys after a while, so what is known is not asked again.
   */
  @Transactional
  Optional<PaymentRow> learnt(PaymentId id) {
    List<PaymentRow> rows =
        rows(
            "SELECT * FROM payments.payment WHERE order_id = :order ORDER BY opened_at, cloud", id);
    Optional<PaymentRow> own = rows.stream().filter(row -> row.isOf(cloud)).findFirst();
    Optional<PaymentRow> wiser =
        own.flatMap(mine -> rows.stream().filter(row -> row.knowsMoreThan(mine)).findFirst());
    wiser.ifPresent(row -> learn(id, row));
    return wiser.isPresent() ? own(id) : own;
  }

  private void learn(PaymentId id, PaymentRow row) {
    update(
            "UPDATE payments.payment SET state = :state, decline_code = :code,"
                + " gateway_payment_id = coalesce(gateway_payment_id, :reference)"
                + OWN
                + "AND state = 'UNKNOWN'",
            id)
        .setParameter("state", row.state().name())
        .setParameter("code", row.payment().declineCode().orElse(null), String.class)
        .setParameter("reference", row.gatewayPayment().orElse(null), String.class)
        .executeUpdate();
  }

  /** The payment as opened in this cloud. */
  @Transactional
  Optional<PaymentRow> own(PaymentId id) {
    return rows("SELECT * FROM payments.payment" + OWN, id).stream().findFirst();
  }

  /** The payment as opened in this cloud, or else as another cloud has told of it. */
  @Transactional
  Optional<PaymentRow> any(PaymentId id) {
    return rows(
            """
            SELECT * FROM payments.payment WHERE order_id = :order
            ORDER BY cloud = current_setting('catamaran.cloud') DESC, opened_at, cloud LIMIT 1
            """,
            id)
        .stream()
        .findFirst();
  }

  @Transactional
  void authorized(PaymentId id, String gatewayPayment) {
    update(
            "UPDATE payments.payment SET gateway_payment_id = :reference"
                + OWN
                + "AND state = 'UNKNOWN' AND gateway_payment_id IS NULL",
            id)
        .setParameter("reference", gatewayPayment)
        .executeUpdate();
    answered(id, Kind.AUTHORIZE, Outcome.SUCCEEDED, Optional.of(gatewayPayment), Optional.empty());
  }

  @Transactional
  void declined(PaymentId id, Optional<String> gatewayPayment, String code) {
    update(
            "UPDATE payments.payment SET state = 'DECLINED', decline_code = :code,"
                + " gateway_payment_id = :reference"
                + OWN
                + "AND state = 'UNKNOWN' AND gateway_payment_id IS NULL",
            id)
        .setParameter("code", code)
        .setParameter("reference", gatewayPayment.orElse(null), String.class)
        .executeUpdate();
    answered(id, Kind.AUTHORIZE, Outcome.DECLINED, gatewayPayment, Optional.of(code));
  }

  @Transactional
  void captured(PaymentId id, String gatewayPayment) {
    update("UPDATE payments.payment SET state = 'CAPTURED'" + OWN + "AND state = 'UNKNOWN'", id)
        .executeUpdate();
    answered(id, Kind.CAPTURE, Outcome.SUCCEEDED, Optional.of(gatewayPayment), Optional.empty());
  }

  @Transactional
  void unanswered(PaymentId id, Kind kind) {
    attempts.record(Attempt.of(id, kind, Outcome.UNKNOWN));
  }

  private void answered(
      PaymentId id, Kind kind, Outcome outcome, Optional<String> reference, Optional<String> code) {
    attempts.record(new Attempt(id, kind, outcome, Optional.empty(), reference, code));
  }

  private MutationQuery update(String sql, PaymentId id) {
    return entities
        .unwrap(Session.class)
        .createNativeMutationQuery(sql)
        .setParameter("order", id.value());
  }

  private List<PaymentRow> rows(String sql, PaymentId id) {
    Session session = entities.unwrap(Session.class);
    // Rows change by statements that Hibernate does not follow, so nothing read earlier counts.
    session.clear();
    return session
        .createNativeQuery(sql, PaymentRow.class)
        .setParameter("order", id.value())
        .getResultList();
  }
}
