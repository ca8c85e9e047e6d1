package shop.catamaran.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last that was seen of something that is looked at every second.
 *
 * @param value empty if it was never seen
 * @param at when
 */
record Seen<T>(Optional<T> value, Instant at) {

  /** Two looks may fail before it is missed. */
  private static final Duration FRESH_MAX = Duration.ofSeconds(4);

  static <T> Seen<T> never() {
    return new Seen<>(Optional.empty(), Instant.EPOCH);
  }

  /** What was seen, if that was just now. */
  Optional<T> fresh(Instant now) {
    return at.plus(FRESH_MAX).isAfter(now) ? value : Optional.empty();
  }
}
