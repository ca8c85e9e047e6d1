package shop.catamaran.operator.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, within a bound. */
public final class Await {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Await() {}

  /** Whether the condition came true in time; it is asked ten times a second. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    return until(patience, INTERVAL, condition);
  }

  /** The same for a condition that costs something to ask for. */
  public static boolean until(Duration patience, Duration interval, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(interval.toNanos());
    }
    return true;
  }
}
