package shop.catamaran.orders.internal.barrier;

import java.util.concurrent.CompletableFuture;

/** Someone who waits for what she committed before she came. */
final class Waiter {

  private final long sinceNanos;
  private final CompletableFuture<Reach> reach = new CompletableFuture<>();
  private long position;

  Waiter(long sinceNanos) {
    this.sinceNanos = sinceNanos;
  }

  CompletableFuture<Reach> reach() {
    return reach;
  }

  long sinceNanos() {
    return sinceNanos;
  }

  long position() {
    return position;
  }

  /** Waits for this position: taken after she came, so that her commit lies before it. */
  void waitFor(long newPosition) {
    position = newPosition;
  }
}
