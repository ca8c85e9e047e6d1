package shop.catamaran.orders;

/** How far an order is. */
public enum OrderState {
  /** Taken; the payment's outcome is not known yet. */
  PLACED,
  PAID,
  SHIPPED,
  DELIVERED,
  /** The payment was refused; the units went back. */
  DECLINED,
  CANCELLED,
  /** The whole amount was given back. */
  REFUNDED
}
