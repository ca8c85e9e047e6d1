package shop.catamaran.payments;

/** How far a payment is. */
public enum PaymentState {
  /** Not yet asked, or asked without a clear answer: ask again. */
  UNKNOWN,
  /** The money has been taken. */
  CAPTURED,
  /** The gateway refused for good; nothing was taken. */
  DECLINED
}
