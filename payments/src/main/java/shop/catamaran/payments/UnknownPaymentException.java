package shop.catamaran.payments;

/** No payment was opened under this id. */
public class UnknownPaymentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownPaymentException(PaymentId id) {
    super("no payment was opened for " + id);
  }
}
