package shop.catamaran.orders;

import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Orders after placing. Safe for use by many threads. */
public interface Orders {

  /** The order with this id. */
  Optional<Order> order(OrderId id);

  /** The order with this number, if the e-mail address is the one it was placed with. */
  Optional<Order> track(OrderNumber number, String email);

  /**
   * Gives back the whole or a part of a paid order. Repeating the same refund id never pays twice.
   * Must be called outside a transaction.
   *
   * @throws UnknownOrderException if there is no such order
   * @throws shop.catamaran.payments.RefundRefusedException if it is not paid or less is left
   */
  Order refund(OrderId id, UUID refundId, Money amount);

  /**
   * Records that a paid order was handed to the carrier, or delivered.
   *
   * @throws UnknownOrderException if there is no such order
   * @throws InvalidTransitionException if the order is not in a state that allows it
   */
  Order markShipped(OrderId id);

  /** As {@link #markShipped}. */
  Order markDelivered(OrderId id);
}
