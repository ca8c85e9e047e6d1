package shop.catamaran.drills.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shop.catamaran.drills.history.Call;

/** How long a client had to do without the shop. */
public final class Outage {

  private Outage() {}

  /**
   * The longest time from the beginning of a request that was not served to the next answer; zero
   * if all were served. Empty if the shop never came back.
   *
   * @param calls of one client, in order
   * @param sinceMillis when the fault was made; earlier requests do not count
   */
  public static Optional<Duration> longest(List<Call> calls, long sinceMillis) {
    long longest = 0;
    long begin = -1;
    for (Call call : calls) {
      if (call.endMillis() < sinceMillis) {
        continue;
      }
      if (!call.served()) {
        begin = begin < 0 ? call.atMillis() : begin;
      } else {
        longest = Math.max(longest, call.millis());
        if (begin >= 0) {
          longest = Math.max(longest, call.endMillis() - begin);
          begin = -1;
        }
      }
    }
    return begin >= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(longest));
  }
}
