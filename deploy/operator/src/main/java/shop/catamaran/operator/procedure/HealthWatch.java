package shop.catamaran.operator.procedure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.Traffic;

/**
 * Watches a cloud while members of it change: asks for pages through its balancer twice a second,
 * as a shopper would, and reads how many requests of shoppers failed.
 */
final class HealthWatch implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final List<String> PAGES = List.of("/", "/api/v1/products?limit=1");

  /** Of the last half minute. */
  private static final int LATENCIES = 60;

  private static final int LATENCIES_MIN = 20;
  private static final int FAILURES_IN_A_ROW = 2;
  private static final long FAILED_REQUESTS_MIN = 3;
  private static final double FAILED_SHARE_MAX = 0.01;
  private static final double SLOW_QUANTILE = 0.95;

  private final Target target;
  private final CloudProbe probe;
  private final Duration latencyMax;
  private final ScheduledExecutorService executor = Daemon.named("health-watch");
  private final Deque<Duration> latencies = new ArrayDeque<>();
  private Traffic last;
  private Traffic seen = new Traffic(0, 0);
  private int pages;
  private int failed;
  private int failedInARow;
  private int failedInARowWorst;
  private String lastFault = "";

  @SuppressWarnings({"FutureReturnValueIgnored", "this-escape"}) // Ends with the executor.
  HealthWatch(Target target, Duration latencyMax) {
    this.target = target;
    this.latencyMax = latencyMax;
    this.probe = new CloudProbe(target.url());
    this.last = target.traffic();
    executor.scheduleAtFixedRate(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long before = System.nanoTime();
    Optional<String> fault = probe.fault(PAGES.get(pages % PAGES.size()));
    note(fault, Duration.ofNanos(System.nanoTime() - before));
  }

  synchronized void note(Optional<String> fault, Duration taken) {
    pages++;
    if (fault.isEmpty()) {
      failedInARow = 0;
      latencies.addLast(taken);
      if (latencies.size() > LATENCIES) {
        latencies.removeFirst();
      }
    } else {
      failed++;
      lastFault = fault.get();
      failedInARow++;
      failedInARowWorst = Math.max(failedInARowWorst, failedInARow);
    }
  }

  /** Why it would be wrong to go on, if it would. */
  Optional<String> trouble() {
    return trouble(traffic());
  }

  // Added up look by look: a balancer that takes over other members begins to count anew.
  private synchronized Traffic traffic() {
    Traffic now = target.traffic();
    seen = seen.plus(now.since(last));
    last = now;
    return seen;
  }

  synchronized Optional<String> trouble(Traffic traffic) {
    if (failedInARowWorst >= FAILURES_IN_A_ROW) {
      return Optional.of(
          failedInARowWorst
              + " looks at the shop in a row failed in "
              + target.cloud()
              + ", the last one: "
              + lastFault);
    }
    if (traffic.failed() >= FAILED_REQUESTS_MIN
        && traffic.failed() > FAILED_SHARE_MAX * traffic.requests()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d of %d requests of shoppers failed in %s",
              traffic.failed(),
              traffic.requests(),
              target.cloud()));
    }
    Duration slow = slow();
    return latencies.size() >= LATENCIES_MIN && slow.compareTo(latencyMax) > 0
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "one page of twenty takes %.1f s and more in %s",
                slow.toMillis() / 1000.0,
                target.cloud()))
        : Optional.empty();
  }

  /**
   * Breaks off if it would be wrong to go on.
   *
   * @throws RefusedException that says why
   */
  void check() {
    Optional<String> trouble = trouble();
    if (trouble.isPresent()) {
      throw new RefusedException("Stopped: " + trouble.get() + ".");
    }
  }

  /** What was seen so far, as one line. */
  synchronized String summary() {
    Traffic traffic = traffic();
    return String.format(
        Locale.ROOT,
        "%d requests of shoppers, %d failed; %d looks, %d failed%s, 19 of 20 within %d ms",
        traffic.requests(),
        traffic.failed(),
        pages,
        failed,
        failed == 0 ? "" : " (" + lastFault + ")",
        slow().toMillis());
  }

  private Duration slow() {
    List<Duration> sorted = latencies.stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.floor(SLOW_QUANTILE * (sorted.size() - 1)));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
