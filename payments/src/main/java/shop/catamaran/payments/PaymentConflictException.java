package shop.catamaran.payments;

/** A payment was opened under this id before, with another amount or card. */
public class PaymentConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PaymentConflictException(PaymentId id) {
    super("another payment was opened for " + id);
  }
}
