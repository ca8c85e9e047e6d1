package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.Payment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentState;
import shop.catamaran.payments.Payments;
import shop.catamaran.payments.Refund;
import shop.catamaran.payments.RefundPayment;
import shop.catamaran.payments.RefundRefusedException;
import shop.catamaran.payments.UnknownPaymentException;
import shop.catamaran.payments.internal.Attempts.Kind;
import shop.catamaran.payments.internal.CardGateway.Authorization;
import shop.catamaran.payments.internal.CardGateway.RefundAnswer;
import shop.catamaran.payments.internal.RefundLedger.Reserved;

@ApplicationScoped
class GatewayPayments implements Payments {

  private static final Logger LOG = System.getLogger(GatewayPayments.class.getName());
  private static final Duration TIME_LIMIT = Duration.ofSeconds(8);

  /** Gateways keep keys for a day at least; an older request is looked for first. */
  private static final Duration KEY_AGE_MAX = Duration.ofHours(12);

  private final PaymentLedger payments;
  private final RefundLedger refunds;
  private final CardGateway gateway;
  private final Clock clock;

  GatewayPayments() {
    this.payments = null;
    this.refunds = null;
    this.gateway = null;
    this.clock = null;
  }

  @Inject
  GatewayPayments(PaymentLedger payments, RefundLedger refunds, CardGateway gateway, Clock clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public void open(OpenPayment payment) {
    payments.open(payment);
  }

  @Override
  public void adopt(PaymentId id) {
    payments.adopt(id);
  }

  @Override
  @Transactional(TxType.NEVER)
  public Payment settle(PaymentId id, Runnable beforeTaking) {
    PaymentRow row = payments.learnt(id).orElseThrow(() -> new UnknownPaymentException(id));
    if (row.state() == PaymentState.UNKNOWN) {
      Deadline deadline = Deadline.after(TIME_LIMIT);
      Optional<String> authorized = row.gatewayPayment().or(() -> authorize(row, deadline));
      authorized.ifPresent(
          gatewayPayment -> {
            beforeTaking.run();
            capture(id, gatewayPayment, deadline);
          });
    }
    return required(id).payment();
  }

  private Optional<String> authorize(PaymentRow row, Deadline deadline) {
    OpenPayment payment = row.opened();
    PaymentId id = payment.id();
    try {
      Authorization answer =
          earlier(row, deadline).orElseGet(() -> gateway.authorize(payment, deadline));
      if (answer.declineCode().isPresent()) {
        payments.declined(id, answer.gatewayPayment(), answer.declineCode().get());
        return Optional.empty();
      }
      answer.gatewayPayment().ifPresent(reference -> payments.authorized(id, reference));
      return answer.gatewayPayment();
    } catch (GatewayUnavailableException | TimeoutException e) {
      warn("whether payment " + id + " is authorized", e);
      payments.unanswered(id, Kind.AUTHORIZE);
      return Optional.empty();
    } catch (FaultToleranceException e) {
      notAsked("whether payment " + id + " is authorized", e);
      return Optional.empty();
    }
  }

  private Optional<Authorization> earlier(PaymentRow row, Deadline deadline) {
    return row.wasOpenedBefore(clock.instant().minus(KEY_AGE_MAX))
        ? gateway.known(row.opened(), deadline)
        : Optional.empty();
  }

  private void capture(PaymentId id, String gatewayPayment, Deadline deadline) {
    try {
      gateway.capture(id, gatewayPayment, deadline);
      payments.captured(id, gatewayPayment);
    } catch (GatewayUnavailableException | TimeoutException e) {
      warn("whether payment " + id + " is captured", e);
      payments.unanswered(id, Kind.CAPTURE);
    } catch (FaultToleranceException e) {
      notAsked("whether payment " + id + " is captured", e);
    }
  }

  @Override
  @Transactional(TxType.NEVER)
  public Refund refund(RefundPayment refund) {
    if (payments.learnt(refund.payment()).isEmpty()) {
      payments.adopt(refund.payment());
    }
    Reserved reserved = refunds.reserve(refund);
    boolean confirmed = reserved.isConfirmed() || payBack(refund, reserved.gatewayPayment());
    return new Refund(refund.refundId(), refund.payment(), refund.amount(), confirmed);
  }

  private boolean payBack(RefundPayment refund, String gatewayPayment) {
    RefundAnswer answer;
    try {
      answer =
          gateway.refund(
              refund.refundId(),
              gatewayPayment,
              refund.amount().getAmountMinorLong(),
              Deadline.after(TIME_LIMIT));
    } catch (GatewayUnavailableException | TimeoutException e) {
      warn("whether refund " + refund.refundId() + " is paid", e);
      refunds.unanswered(refund);
      return false;
    } catch (FaultToleranceException e) {
      notAsked("whether refund " + refund.refundId() + " is paid", e);
      return false;
    }
    if (answer.refusal().isPresent()) {
      refunds.refused(refund, answer.refusal().get());
      throw new RefundRefusedException("the gateway has refused this refund");
    }
    refunds.confirmed(refund, answer.gatewayRefund().orElseThrow());
    return true;
  }

  @Override
  public Optional<Payment> payment(PaymentId id) {
    return payments.any(id).map(PaymentRow::payment);
  }

  // One line, because a dead gateway makes many.
  private static void warn(String question, RuntimeException reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    LOG.log(Level.WARNING, "{0} is not known: {1}", question, cause);
  }

  // The circuit is open, which has been logged, or the bulkhead full: no attempt to record.
  private static void notAsked(String question, FaultToleranceException reason) {
    LOG.log(Level.DEBUG, "{0} is not asked now: {1}", question, reason);
  }

  private PaymentRow required(PaymentId id) {
    return payments.own(id).orElseThrow(() -> new UnknownPaymentException(id));
  }
}
