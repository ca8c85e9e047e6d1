package shop.catamaran.orders.internal.outbox;

/** What is to be done. */
public enum TaskKind {
  SETTLE_PAYMENT,
  CONFIRM_REFUND,
  MAIL_CONFIRMED,
  MAIL_PAYMENT_FAILED,
  MAIL_REFUNDED;

  public boolean isMail() {
    return name().startsWith("MAIL_");
  }
}
