package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.Task.RefundPart;
import shop.catamaran.orders.internal.outbox.TaskKind;
import shop.catamaran.payments.RefundRefusedException;

/** What is on record about refunds; each method is one transaction. */
@ApplicationScoped
class RefundRecords {

  private static final Set<OrderState> PAID_STATES =
      EnumSet.of(OrderState.PAID, OrderState.SHIPPED, OrderState.DELIVERED);

  /** How long the caller's own attempt has before the background asks too. */
  private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(15);

  private OrderStore store;
  private OrderEvents events;
  private Projection projection;
  private Outbox outbox;

  RefundRecords() {}

  @Inject
  RefundRecords(OrderStore store, OrderEvents events, Projection projection, Outbox outbox) {
    this.store = store;
    this.events = events;
    this.projection = projection;
    this.outbox = outbox;
  }

  /**
   * Records that a refund is wanted.
   *
   * @return whether the gateway's answer is still to be had
   */
  @Transactional
  boolean request(OrderId id, RefundPart refund) {
    store.lock(id);
    Order order = store.find(id).orElseThrow(() -> new UnknownOrderException(id));
    List<RecordedEvent> past = events.of(id);
    Optional<RecordedEvent> requested = event(past, EventType.REFUND_REQUESTED, refund.id());
    if (requested.isPresent()) {
      refuseIfAnother(requested.get(), refund, past);
      return event(past, EventType.PARTLY_REFUNDED, refund.id()).isEmpty()
          && event(past, EventType.REFUNDED, refund.id()).isEmpty();
    }
    refuseIfTooMuch(order, refund.amount(), past);
    events.append(id, EventType.REFUND_REQUESTED, refund);
    outbox.add(Task.of(TaskKind.CONFIRM_REFUND, id, refund.id(), refund.amount()), FIRST_ATTEMPT);
    return true;
  }

  @Transactional
  void confirmed(OrderId id, RefundPart refund) {
    store.lock(id);
    Order order = store.find(id).orElseThrow(() -> new UnknownOrderException(id));
    boolean whole = order.refunded().plus(refund.amount()).equals(order.total());
    EventType type = whole ? EventType.REFUNDED : EventType.PARTLY_REFUNDED;
    List<RecordedEvent> past = events.of(id);
    if (event(past, EventType.PARTLY_REFUNDED, refund.id()).isEmpty()
        && event(past, EventType.REFUNDED, refund.id()).isEmpty()) {
      events.append(id, type, refund);
      projection.follow(id);
      outbox.add(Task.of(TaskKind.MAIL_REFUNDED, id, refund.id(), refund.amount()), Duration.ZERO);
    }
    outbox.done(Task.of(TaskKind.CONFIRM_REFUND, id, refund.id(), refund.amount()));
  }

  @Transactional
  void refused(OrderId id, RefundPart refund) {
    events.append(id, EventType.REFUND_REFUSED, refund);
    outbox.done(Task.of(TaskKind.CONFIRM_REFUND, id, refund.id(), refund.amount()));
  }

  private static void refuseIfAnother(
      RecordedEvent requested, RefundPart refund, List<RecordedEvent> past) {
    if (requested.amountMinor().orElseThrow() != refund.amount().getAmountMinorLong()) {
      throw new RefundRefusedException("this refund was asked for before, with another amount");
    }
    if (event(past, EventType.REFUND_REFUSED, refund.id()).isPresent()) {
      throw new RefundRefusedException("the payment gateway refused this refund");
    }
  }

  private static void refuseIfTooMuch(Order order, Money amount, List<RecordedEvent> past) {
    if (!PAID_STATES.contains(order.state())) {
      throw new RefundRefusedException(
          "order " + order.number() + " is " + order.state() + ", so there is nothing to refund");
    }
    long left = order.total().getAmountMinorLong();
    for (RecordedEvent event : past) {
      if (event.is(EventType.REFUND_REQUESTED)
          && event(past, EventType.REFUND_REFUSED, event.refund().orElseThrow()).isEmpty()) {
        left -= event.amountMinor().orElseThrow();
      }
    }
    if (!amount.getCurrencyUnit().equals(order.total().getCurrencyUnit())
        || !amount.isPositive()
        || amount.getAmountMinorLong() > left) {
      throw new RefundRefusedException(
          "a refund of this order is more than 0 and at most "
              + Money.ofMinor(order.total().getCurrencyUnit(), left));
    }
  }

  private static Optional<RecordedEvent> event(
      List<RecordedEvent> past, EventType type, UUID refundId) {
    return past.stream().filter(event -> event.is(type) && event.isAbout(refundId)).findFirst();
  }
}
