package shop.catamaran.orders.internal.clouds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.catamaran.orders.internal.clouds.Heartbeats.Beat;

/**
 * Tells which clouds have not been heard of for too long. Goes by this member's own time between
 * beats, not by what the beats say, because clocks of clouds differ. Not safe for threads.
 */
final class SilentClouds {

  private record Heard(Instant beat, long atNanos) {}

  private final long silenceNanos;
  private final Map<String, Heard> heard = new HashMap<>();

  SilentClouds(Duration silence) {
    this.silenceNanos = silence.toNanos();
  }

  /** The clouds that are silent, or that the operator has declared lost. */
  List<String> after(List<Beat> beats, long nowNanos) {
    List<String> silent = new ArrayList<>();
    for (Beat beat : beats) {
      Heard last = heard.get(beat.cloud());
      if (last == null || !last.beat().equals(beat.at())) {
        last = new Heard(beat.at(), nowNanos);
        heard.put(beat.cloud(), last);
      }
      if (beat.lost() || nowNanos - last.atNanos() >= silenceNanos) {
        silent.add(beat.cloud());
      }
    }
    return silent;
  }
}
