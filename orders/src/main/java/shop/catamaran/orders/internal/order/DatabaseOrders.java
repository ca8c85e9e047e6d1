package shop.catamaran.orders.internal.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import shop.catamaran.orders.InvalidTransitionException;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.Orders;
import shop.catamaran.orders.UnknownOrderException;
import shop.catamaran.orders.internal.outbox.Task.RefundPart;

@ApplicationScoped
class DatabaseOrders implements Orders {

  private OrderStore store;
  private OrderEvents events;
  private Projection projection;
  private Refunds refunds;

  DatabaseOrders() {}

  @Inject
  DatabaseOrders(OrderStore store, OrderEvents events, Projection projection, Refunds refunds) {
    this.store = store;
    this.events = events;
    this.projection = projection;
    this.refunds = refunds;
  }

  @Override
  @Transactional
  public Optional<Order> order(OrderId id) {
    return store.find(id);
  }

  @Override
  @Transactional
  public Optional<Order> track(OrderNumber number, String email) {
    // Compared in constant time, so that the time taken tells nothing about the address.
    return store
        .find(number)
        .filter(order -> MessageDigest.isEqual(comparable(order.email()), comparable(email)));
  }

  @Override
  public Order refund(OrderId id, UUID refundId, Money amount) {
    refunds.refund(id, new RefundPart(refundId, amount));
    return order(id).orElseThrow();
  }

  @Override
  @Transactional
  public Order markShipped(OrderId id) {
    return mark(id, OrderState.PAID, OrderState.SHIPPED, EventType.SHIPPED);
  }

  @Override
  @Transactional
  public Order markDelivered(OrderId id) {
    return mark(id, OrderState.SHIPPED, OrderState.DELIVERED, EventType.DELIVERED);
  }

  private Order mark(OrderId id, OrderState from, OrderState to, EventType type) {
    // An order that another cloud took is marked all the same: its owner's row follows.
    store.lock(id);
    if (found(id).state() == from) {
      events.append(id, type);
      projection.follow(id);
    }
    Order order = found(id);
    if (order.state() != to) {
      throw new InvalidTransitionException(id, order.state(), to);
    }
    return order;
  }

  private Order found(OrderId id) {
    return store.find(id).orElseThrow(() -> new UnknownOrderException(id));
  }

  private static byte[] comparable(String email) {
    return email.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8);
  }
}
