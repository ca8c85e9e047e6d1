package shop.catamaran.orders.internal.barrier;

/** A peer that is alive did not confirm in time. */
class BarrierTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BarrierTimeoutException() {
    super("no peer has confirmed in time");
  }
}
