package shop.catamaran.orders.internal.order;

/** What can happen to an order. */
enum EventType {
  PLACED,
  PAID,
  DECLINED,
  SHIPPED,
  DELIVERED,
  REFUND_REQUESTED,
  REFUND_REFUSED,
  PARTLY_REFUNDED,
  REFUNDED,
  /** The same order was taken in another cloud too, and that one counts. */
  SUPERSEDED
}
