package shop.catamaran.payments;

/** A refund cannot be given; the message says why. */
public class RefundRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefundRefusedException(String message) {
    super(message);
  }
}
