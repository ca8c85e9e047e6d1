package shop.catamaran.orders.internal.outbox;

import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import shop.catamaran.orders.OrderId;

/**
 * Something to be done for an order.
 *
 * @param refund which refund it is about
 */
public record Task(TaskKind kind, OrderId order, Optional<RefundPart> refund) {

  public static Task of(TaskKind kind, OrderId order) {
    return new Task(kind, order, Optional.empty());
  }

  public static Task of(TaskKind kind, OrderId order, UUID refundId, Money amount) {
    return new Task(kind, order, Optional.of(new RefundPart(refundId, amount)));
  }

  /** A refund of an order. */
  public record RefundPart(UUID id, Money amount) {}
}
