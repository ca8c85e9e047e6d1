package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;
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

  private Payments payments;
  private Outcome outcome;

  Settlement() {}

  @Inject
  Settlement(Payments payments, Outcome outcome) {
    this.payments = payments;
    this.outcome = outcome;
  }

  /**
   * Asks the gateway and records its answer; must be called outside a transaction.
   *
   * @return whether the answer is known now
   */
  public boolean settle(OrderId id) {
    Payment payment = payments.settle(new PaymentId(id.value()));
    outcome.record(id, payment);
    return payment.state() != PaymentState.UNKNOWN;
  }

  /** What an answer of the gateway means for an order, in one transaction. */
  @ApplicationScoped
  static class Outcome {

    private OrderStore store;
    private OrderEvents events;
    private CartLines cartLines;
    private Drafts drafts;
    private Stock stock;
    private Outbox outbox;

    Outcome() {}

    @Inject
    Outcome(
        OrderStore store,
        OrderEvents events,
        CartLines cartLines,
        Drafts drafts,
        Stock stock,
        Outbox outbox) {
      this.store = store;
      this.events = events;
      this.cartLines = cartLines;
      this.drafts = drafts;
      this.stock = stock;
      this.outbox = outbox;
    }

    @Transactional
    void record(OrderId id, Payment payment) {
      switch (payment.state()) {
        case CAPTURED -> paid(id);
        case DECLINED -> declined(id, payment.declineCode().orElse("card_declined"));
        case UNKNOWN -> unknown(id);
      }
    }

    private void paid(OrderId id) {
      if (store.transition(id, OrderState.PLACED, OrderState.PAID)) {
        events.append(id, EventType.PAID);
        clearCart(order(id));
        outbox.add(Task.of(TaskKind.MAIL_CONFIRMED, id), Duration.ZERO);
      }
      outbox.done(Task.of(TaskKind.SETTLE_PAYMENT, id));
    }

    private void declined(OrderId id, String declineCode) {
      if (store.transition(id, OrderState.PLACED, OrderState.DECLINED)) {
        store.keepDeclineCode(id, declineCode);
        events.append(id, EventType.DECLINED);
        Order order = order(id);
        stock.putBack(id.value(), units(order));
        drafts.renew(order.cart(), id);
        // The shopper was told that the answer would come by mail, and has left: she finds her cart
        // as an immediate answer would have kept it.
        if (store.isCartCleared(id)) {
          cartLines.putBack(order.cart(), order.lines());
          outbox.add(Task.of(TaskKind.MAIL_PAYMENT_FAILED, id), Duration.ZERO);
        }
      }
      outbox.done(Task.of(TaskKind.SETTLE_PAYMENT, id));
    }

    private void unknown(OrderId id) {
      store.lock(id);
      Order order = order(id);
      if (order.state() == OrderState.PLACED) {
        clearCart(order);
      }
    }

    private void clearCart(Order order) {
      if (store.markCartCleared(order.id())) {
        cartLines.takeOut(order.cart(), units(order));
        drafts.renew(order.cart(), order.id());
      }
    }

    private Order order(OrderId id) {
      return store.find(id).orElseThrow(() -> new UnknownOrderException(id));
    }

    private static Map<Sku, Integer> units(Order order) {
      return order.lines().stream()
          .collect(Collectors.toMap(Order.Line::sku, Order.Line::quantity));
    }
  }
}
