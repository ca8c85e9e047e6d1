package shop.catamaran.orders.fakes;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.Money;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.Payment;
import shop.catamaran.payments.PaymentConflictException;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentState;
import shop.catamaran.payments.Payments;
import shop.catamaran.payments.Refund;
import shop.catamaran.payments.RefundPayment;
import shop.catamaran.payments.RefundRefusedException;
import shop.catamaran.payments.UnknownPaymentException;

/**
 * Payments whose outcome the card's token decides: tok_declined is declined, tok_late_paid and
 * tok_late_declined are unknown when asked for the first time, tok_unopenable cannot be opened, all
 * others are paid.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakePayments implements Payments {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  private final Map<PaymentId, OpenPayment> opened = new ConcurrentHashMap<>();
  private final Map<PaymentId, Payment> answered = new ConcurrentHashMap<>();
  private final Map<PaymentId, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<PaymentId, AtomicInteger> charges = new ConcurrentHashMap<>();
  private final Map<UUID, Refund> refunds = new ConcurrentHashMap<>();
  private volatile boolean refundsAnswered = true;

  public int charges(UUID order) {
    AtomicInteger count = charges.get(new PaymentId(order));
    return count == null ? 0 : count.get();
  }

  public boolean isOpen(UUID order) {
    return opened.containsKey(new PaymentId(order));
  }

  public void answerRefunds(boolean answer) {
    refundsAnswered = answer;
  }

  @Override
  public void open(OpenPayment payment) {
    if (payment.token().value().equals("tok_unopenable")) {
      throw new IllegalStateException("the payments database is gone");
    }
    OpenPayment before = opened.putIfAbsent(payment.id(), payment);
    if (before != null && !before.equals(payment)) {
      throw new PaymentConflictException(payment.id());
    }
    if (before == null) {
      transactions.registerInterposedSynchronization(new UndoOnRollback(payment.id()));
    }
  }

  @Override
  public void adopt(PaymentId id) {
    if (!opened.containsKey(id)) {
      throw new UnknownPaymentException(id);
    }
  }

  @Override
  public Payment settle(PaymentId id, Runnable beforeTaking) {
    OpenPayment payment = opened.get(id);
    if (payment == null) {
      throw new UnknownPaymentException(id);
    }
    int attempt = asked.computeIfAbsent(id, ignored -> new AtomicInteger()).incrementAndGet();
    String token = payment.token().value();
    if (token.startsWith("tok_late") && attempt == 1) {
      return payment(payment, PaymentState.UNKNOWN, Optional.empty());
    }
    if (!token.endsWith("declined")) {
      beforeTaking.run();
    }
    return answered.computeIfAbsent(id, ignored -> answer(payment, token));
  }

  @Override
  public synchronized Refund refund(RefundPayment refund) {
    Payment payment = answered.get(refund.payment());
    if (payment == null) {
      throw new UnknownPaymentException(refund.payment());
    }
    if (!refundsAnswered) {
      return new Refund(refund.refundId(), refund.payment(), refund.amount(), false);
    }
    long given =
        refunds.values().stream()
            .filter(past -> past.payment().equals(refund.payment()))
            .filter(past -> !past.refundId().equals(refund.refundId()))
            .mapToLong(past -> past.amount().getAmountMinorLong())
            .sum();
    if (given + refund.amount().getAmountMinorLong() > payment.amount().getAmountMinorLong()) {
      throw new RefundRefusedException("less than that is left");
    }
    return refunds.computeIfAbsent(
        refund.refundId(), id -> new Refund(id, refund.payment(), refund.amount(), true));
  }

  @Override
  public Optional<Payment> payment(PaymentId id) {
    return Optional.ofNullable(answered.get(id));
  }

  private Payment answer(OpenPayment payment, String token) {
    if (token.endsWith("declined")) {
      return payment(payment, PaymentState.DECLINED, Optional.of("insufficient_funds"));
    }
    charges.computeIfAbsent(payment.id(), ignored -> new AtomicInteger()).incrementAndGet();
    return payment(payment, PaymentState.CAPTURED, Optional.empty());
  }

  private static Payment payment(
      OpenPayment payment, PaymentState state, Optional<String> declineCode) {
    return new Payment(
        payment.id(),
        state,
        payment.amount(),
        Money.zero(payment.amount().getCurrencyUnit()),
        declineCode);
  }

  private class UndoOnRollback implements Synchronization {
    private final PaymentId id;

    UndoOnRollback(PaymentId id) {
      this.id = id;
    }

    @Override
    public void beforeCompletion() {
      // Nothing is to be done before the outcome is known.
    }

    @Override
    public void afterCompletion(int status) {
      if (status != Status.STATUS_COMMITTED) {
        opened.remove(id);
      }
    }
  }
}
