package shop.catamaran.operator.replication;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;

/** Waits for what must come true. */
final class Waiting {

  private static final Duration SHORT = Duration.ofSeconds(60);

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) {
    until(what, SHORT, condition);
  }

  /**
   * Returns when the condition is true.
   *
   * @throws RefusedException if it is not in time
   */
  static void until(String what, Duration patience, BooleanSupplier condition) {
    if (!Await.until(patience, condition)) {
      throw new RefusedException(
          "Waited " + patience.toSeconds() + " s in vain for " + what + "; look at the status.");
    }
  }
}
