package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.orders.internal.cart.CartLines;
import shop.catamaran.orders.internal.draft.Drafts;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.TaskKind;
import shop.catamaran.payments.Payment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentState;
import shop.catamaran.payments.Payments;

/** Brings a placed order to its end as the gateway answers; may be repeated at will. */
@ApplicationScoped
public class Settlement {

  /** How long the one who adopts an order has before the background asks the gateway too. */
  private static final Duration ADOPTED_DELAY = Duration.ofSeconds(8);

  private Payments payments;
  private OrderStore store;
  private Outcome outcome;

  Settlement() {}

  @Inject
  Settlement(Payments payments, OrderStore store, Outcome outcome) {
    this.payments = payments;
    this.store = store;
    this.outcome = outcome;
  }

  /**
   * Asks the gateway and records its answer; must be called outside a transaction. An order that
   * only another cloud has taken is taken over: both may do it at once, since the gateway's keys
   * and the events are the same.
   *
   * @return whether the answer is known now
   */
  public boolean settle(OrderId id) {
    return settle(id, () -> {});
  }

  /**
   * As {@link #settle(OrderId)}.
   *
   * @param beforeTaking done before money is taken
   */
  public boolean settle(OrderId id, Runnable beforeTaking) {
    PaymentId paymentId = new PaymentId(id.value());
    if (!store.isOwn(id)) {
      outcome.adopt(id);
    }
    Payment payment = payments.settle(paymentId, beforeTaking);
    outcome.record(id, payment);
    return payment.state() != PaymentState.UNKNOWN;
  }

  /** What an answer of the gateway means for an order, in one transaction. */
  @ApplicationScoped
  static class Outcome {

    private OrderStore store;
    private OrderEvents events;
    private Projection projection;
    private CartLines cartLines;
    private Drafts drafts;
    private Outbox outbox;
    private Payments payments;

    Outcome() {}

    @Inject
    Outcome(
        OrderStore store,
        OrderEvents events,
        Projection projection,
        CartLines cartLines,
        Drafts drafts,
        Outbox outbox,
        Payments payments) {
      this.store = store;
      this.events = events;
      this.projection = projection;
      this.cartLines = cartLines;
      this.drafts = drafts;
      this.outbox = outbox;
      this.payments = payments;
    }

    /** From here on the background of this cloud works on the order too. */
    @Transactional
    void adopt(OrderId id) {
      payments.adopt(new PaymentId(id.value()));
      outbox.add(Task.of(TaskKind.SETTLE_PAYMENT, id), ADOPTED_DELAY);
    }

    @Transactional
    void record(OrderId id, Payment payment) {
      store.lock(id);
      switch (payment.state()) {
        case CAPTURED -> paid(id, payment);
        case DECLINED -> declined(id, payment.declineCode().orElse("card_declined"));
        case UNKNOWN -> unknown(id);
      }
    }

    // What goes with a fact is done by whoever recorded it, once: the cart and the mail.
    private void paid(OrderId id, Payment payment) {
      boolean isNew = events.appendPaid(id, payment.amount());
      if (isNew) {
        clearCart(id);
      }
      finish(id);
      // The mail of an order that is held goes out when another cloud has it.
      if (isNew && !store.isHeld(id)) {
        outbox.add(Task.of(TaskKind.MAIL_CONFIRMED, id), Duration.ZERO);
      }
    }

    private void declined(OrderId id, String declineCode) {
      Order order = order(id);
      if (order.state() == OrderState.PLACED && events.appendDeclined(id, declineCode)) {
        // The shopper was told that the answer would come by mail, and has left: she finds her cart
        // as an immediate answer would have kept it.
        if (isCartCleared(id)) {
          cartLines.putBack(order.cart(), order.lines());
          outbox.add(Task.of(TaskKind.MAIL_PAYMENT_FAILED, id), Duration.ZERO);
        }
        drafts.renew(order.cart(), id);
      }
      finish(id);
    }

    // The cart of an order of another cloud stays as it is until the payment is known, because its
    // row cannot be marked.
    private void unknown(OrderId id) {
      if (store.isOwn(id) && order(id).state() == OrderState.PLACED) {
        clearCart(id);
      }
    }

    private void finish(OrderId id) {
      projection.follow(id);
      outbox.done(Task.of(TaskKind.SETTLE_PAYMENT, id));
    }

    private void clearCart(OrderId id) {
      Order order = order(id);
      boolean isRenewed = !isCartCleared(id) && drafts.renew(order.cart(), id);
      if (store.isOwn(id) ? store.markCartCleared(id) : isRenewed) {
        cartLines.takeOut(order.cart(), Projection.units(order.lines()));
      }
    }

    private boolean isCartCleared(OrderId id) {
      return store.rows(id).stream().anyMatch(row -> row.cartCleared);
    }

    private Order order(OrderId id) {
      return store.find(id).orElseThrow(() -> new UnknownOrderException(id));
    }
  }
}
