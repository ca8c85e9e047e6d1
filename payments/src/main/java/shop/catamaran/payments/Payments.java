package shop.catamaran.payments;

import java.util.Optional;

/** Takes money for orders and gives it back. Safe for use by many threads and for repetition. */
public interface Payments {

  /**
   * Records that an order is to be paid, in the caller's transaction; asks nobody yet. Repeating it
   * with the same values changes nothing.
   *
   * @throws PaymentConflictException if the order was opened with another amount or card
   */
  void open(OpenPayment payment);

  /**
   * Takes over a payment that another cloud has opened, in the caller's transaction: from then on
   * it can be settled and given back here as well as there, under the same keys. Nothing happens if
   * it is open here already.
   *
   * @throws UnknownPaymentException if no cloud that this one has heard of has opened it
   */
  void adopt(PaymentId id);

  /** As {@link #settle(PaymentId, Runnable)}, with nothing to be done before. */
  default Payment settle(PaymentId id) {
    return settle(id, () -> {});
  }

  /**
   * Brings a payment to its end: authorises and captures it at the gateway, unless that has already
   * been answered, here or in another cloud. Blocks for at most a few seconds; must be called
   * outside a transaction. May be repeated until it no longer answers {@link PaymentState#UNKNOWN}.
   *
   * @param beforeTaking done once the gateway has agreed, before any money is taken
   * @throws UnknownPaymentException if it was never opened here
   */
  Payment settle(PaymentId id, Runnable beforeTaking);

  /**
   * Gives back the whole or a part of a captured payment. Repeating the same refund id asks for the
   * same refund again and never pays twice. Must be called outside a transaction.
   *
   * @throws UnknownPaymentException if the payment was never opened
   * @throws RefundRefusedException if the payment is not captured or less than that is left of it
   */
  Refund refund(RefundPayment refund);

  /** The payment of an order as far as it is known here. */
  Optional<Payment> payment(PaymentId id);
}
