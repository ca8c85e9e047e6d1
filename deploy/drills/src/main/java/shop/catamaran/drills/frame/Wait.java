package shop.catamaran.drills.frame;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a named condition, within a bound. */
final class Wait {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private Wait() {}

  /**
   * Returns when the condition holds, with the time that took.
   *
   * @throws AssertionError naming the condition if it did not come to hold
   */
  static Duration until(String what, Duration patience, Condition condition) {
    long begin = System.nanoTime();
    Exception last = null;
    while (true) {
      try {
        if (condition.holds()) {
          return Duration.ofNanos(System.nanoTime() - begin);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting until " + what, e);
      } catch (Exception e) {
        // Parts that are down cannot answer; the bound ends it.
        last = e;
      }
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw new AssertionError(
            "it did not come to pass within " + patience.toSeconds() + " s that " + what, last);
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
