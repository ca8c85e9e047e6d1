package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the background does. */
final class Eventually {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("waited %s in vain: %s", TIMEOUT, what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
