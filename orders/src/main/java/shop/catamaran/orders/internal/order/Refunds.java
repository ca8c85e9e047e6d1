package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.outbox.Task.RefundPart;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.Payments;
import shop.catamaran.payments.RefundPayment;
import shop.catamaran.payments.RefundRefusedException;

/** Gives money back; every step may be repeated. */
@ApplicationScoped
public class Refunds {

  private Payments payments;
  private RefundRecords records;

  Refunds() {}

  @Inject
  Refunds(Payments payments, RefundRecords records) {
    this.payments = payments;
    this.records = records;
  }

  /** Must be called outside a transaction. */
  public void refund(OrderId id, RefundPart refund) {
    if (records.request(id, refund)) {
      confirm(id, refund);
    }
  }

  /**
   * Asks the gateway for a refund that was requested before, and records its answer.
   *
   * @return whether the answer is known now
   * @throws RefundRefusedException if the gateway refuses; this is on record then
   */
  public boolean confirm(OrderId id, RefundPart refund) {
    try {
      boolean confirmed =
          payments
              .refund(new RefundPayment(refund.id(), new PaymentId(id.value()), refund.amount()))
              .confirmed();
      if (confirmed) {
        records.confirmed(id, refund);
      }
      return confirmed;
    } catch (RefundRefusedException e) {
      records.refused(id, refund);
      throw e;
    }
  }
}
