package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Stock;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.internal.confirmation.ConfirmationPolicy;

/**
 * Brings this cloud's row of an order to where its events say that it is, wherever those were
 * recorded, and does what only the owner of the row can do: units go back to its own stock. May be
 * repeated at will. Needs a running transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Projection {

  private static final String SUPERSEDED = EventType.SUPERSEDED.name();
  private static final List<OrderState> WAY =
      List.of(OrderState.PLACED, OrderState.PAID, OrderState.SHIPPED, OrderState.DELIVERED);

  private OrderStore store;
  private OrderEvents events;
  private Stock stock;
  private ConfirmationPolicy policy;

  Projection() {}

  @Inject
  Projection(OrderStore store, OrderEvents events, Stock stock, ConfirmationPolicy policy) {
    this.store = store;
    this.events = events;
    this.stock = stock;
    this.policy = policy;
  }

  /**
   * Follows the events of an order.
   *
   * @return whether the row is where it should be; otherwise it is to be tried again later
   */
  public boolean follow(OrderId id) {
    store.lock(id);
    List<OrderEntity> rows = store.rows(id);
    Optional<OrderEntity> own = rows.stream().filter(store::isOwn).findFirst();
    if (own.isEmpty() || own.get().state.equals(SUPERSEDED)) {
      return true;
    }
    List<RecordedEvent> past = events.of(id);
    Optional<Twins.Twin> canonical =
        Twins.canonical(rows.stream().map(OrderEntity::twin).toList(), past);
    if (canonical.isEmpty()) {
      return false;
    }
    if (canonical.get().cloud().equals(own.get().cloud)) {
      advance(id, own.get(), past);
    } else {
      supersede(id, own.get());
    }
    return true;
  }

  private void supersede(OrderId id, OrderEntity own) {
    events.appendSuperseded(id, own.cloud);
    if (!own.state.equals(OrderState.DECLINED.name())) {
      putBack(id, own);
    }
    store.transition(id, own.state, SUPERSEDED);
  }

  private void advance(OrderId id, OrderEntity own, List<RecordedEvent> past) {
    OrderFold fold = OrderFold.of(past, own.totalMinor());
    OrderState state = OrderState.valueOf(own.state);
    if (fold.refundedMinor() != own.refundedMinor) {
      store.keepRefunded(id, fold.refundedMinor());
    }
    if (fold.state() == OrderState.DECLINED && state == OrderState.PLACED) {
      store.keepDeclineCode(id, fold.declineCode().orElse("card_declined"));
      store.transition(id, state.name(), OrderState.DECLINED.name());
      putBack(id, own);
      return;
    }
    while (state != fold.state() && next(state, fold.state()).isPresent()) {
      OrderState next = next(state, fold.state()).get();
      if (next == OrderState.PAID) {
        store.pay(id, confirmation(own, past));
      } else {
        store.transition(id, state.name(), next.name());
      }
      state = next;
    }
  }

  // Money that was taken after all: an order that was declined here stays so in its row, as its
  // units are gone; the events show it as paid.
  private static Optional<OrderState> next(OrderState from, OrderState to) {
    if (from != OrderState.PLACED && to == OrderState.REFUNDED) {
      return WAY.contains(from) ? Optional.of(OrderState.REFUNDED) : Optional.empty();
    }
    int index = WAY.indexOf(from);
    int target = to == OrderState.REFUNDED ? WAY.size() : WAY.indexOf(to);
    return index >= 0 && index < target && index + 1 < WAY.size()
        ? Optional.of(WAY.get(index + 1))
        : Optional.empty();
  }

  private Confirmation confirmation(OrderEntity own, List<RecordedEvent> past) {
    boolean isFromElsewhere =
        past.stream()
            .anyMatch(event -> event.is(EventType.PAID) && !event.recordedIn().equals(own.cloud));
    return isFromElsewhere ? Confirmation.BOTH : policy.atPayment();
  }

  private void putBack(OrderId id, OrderEntity own) {
    stock.putBack(id.value(), units(store.lines(own)));
  }

  static Map<Sku, Integer> units(List<Order.Line> lines) {
    return lines.stream().collect(Collectors.toMap(Order.Line::sku, Order.Line::quantity));
  }
}
