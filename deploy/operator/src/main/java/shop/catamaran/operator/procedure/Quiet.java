package shop.catamaran.operator.procedure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.Traffic;

/** Waits until no shopper comes to a cloud any more. */
final class Quiet {

  /** How long shoppers may go on to come. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a client goes by an answer of the record. */
  private static final Duration LENGTH = Duration.ofSeconds(7);

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final Consumer<Duration> pause;
  private final Progress progress;

  Quiet(Progress progress) {
    this(System::nanoTime, time -> LockSupport.parkNanos(time.toNanos()), progress);
  }

  Quiet(LongSupplier nanoTime, Consumer<Duration> pause, Progress progress) {
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.progress = progress;
  }

  /**
   * Returns when none has come for a while. As long as a request may be about to show, it may have
   * been.
   *
   * @throws RefusedException if they go on to come
   */
  void await(Target target) {
    Duration delay = target.trafficDelay();
    if (!delay.isZero()) {
      progress.say(
          "What comes to "
              + target.cloud()
              + " may show as late as "
              + delay.toSeconds()
              + " s after; waiting for that, too ...");
    }
    Duration quiet = LENGTH.plus(delay);
    // The last request may show that late, and only after the same again is it known as the last.
    Duration patience = PATIENCE.plus(delay.multipliedBy(2));
    long begin = nanoTime.getAsLong();
    long lastCame = begin;
    Traffic before = target.traffic();
    while (nanoTime.getAsLong() - lastCame < quiet.toNanos()) {
      pause.accept(INTERVAL);
      Traffic now = target.traffic();
      long came = now.since(before).requests();
      if (came > 0) {
        lastCame = nanoTime.getAsLong();
        progress.say(came + " requests since the last look.");
      }
      before = now;
      if (nanoTime.getAsLong() - begin > patience.toNanos()
          || Thread.currentThread().isInterrupted()) {
        throw new RefusedException(
            "Shoppers still come to "
                + target.cloud()
                + ", which goes on serving them; drain again later.");
      }
    }
  }
}
