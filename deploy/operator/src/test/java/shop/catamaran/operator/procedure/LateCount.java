package shop.catamaran.operator.procedure;

import java.time.Duration;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.targets.Traffic;

/**
 * A balancer's count of one request a second, in a time that passes only when it is waited for: a
 * request shows when its whole minute has ended and some time has passed after that.
 */
final class LateCount {

  private static final long MINUTE = 60;

  private final long untilSecond;
  private final long lateSeconds;
  private long second;

  /** So late that all of a minute shows at once after its end, or at once if that is zero. */
  LateCount(Duration until, Duration late) {
    this.untilSecond = until.toSeconds();
    this.lateSeconds = late.toSeconds();
  }

  Quiet quiet() {
    return new Quiet(
        () -> Duration.ofSeconds(second).toNanos(),
        time -> second += time.toSeconds(),
        Progress.silent());
  }

  /** The most that a request is late. */
  Duration delay() {
    return lateSeconds == 0 ? Duration.ZERO : Duration.ofSeconds(MINUTE + lateSeconds);
  }

  /** What shows now. */
  Traffic shown() {
    long before = lateSeconds == 0 ? second : (second - lateSeconds) / MINUTE * MINUTE;
    return new Traffic(Math.max(0, Math.min(before, untilSecond)), 0);
  }

  /** What has happened, whether it shows or not. */
  Traffic happened() {
    return new Traffic(Math.min(second, untilSecond), 0);
  }

  Duration now() {
    return Duration.ofSeconds(second);
  }
}
