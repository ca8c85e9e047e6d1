package shop.catamaran.orders.internal.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;
import shop.catamaran.orders.PlaceOrder;

/** Places again what the database gave up: nothing of the first attempt is left then. */
@ApplicationScoped
class PlacingAttempts {

  private OrderPlacing placing;

  PlacingAttempts() {}

  @Inject
  PlacingAttempts(OrderPlacing placing) {
    this.placing = placing;
  }

  /** Must be called outside a transaction: each attempt is one of its own. */
  @Retry(maxRetries = 4, delay = 20, jitter = 20, retryOn = TransactionConflictException.class)
  void place(PlaceOrder command) {
    try {
      placing.place(command);
    } catch (RuntimeException e) {
      throw TransactionConflictException.orItself(e);
    }
  }
}
