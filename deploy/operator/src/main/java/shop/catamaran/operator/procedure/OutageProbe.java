package shop.catamaran.operator.procedure;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A shopper who looks at the shop again and again, and notes for how long that failed. */
final class OutageProbe implements AutoCloseable {

  private final CloudProbe shop;
  private final ScheduledExecutorService executor = Daemon.named("outage-probe");
  private int looks;
  private int failed;
  private long failingSince;
  private Duration longest = Duration.ZERO;
  private String lastFault = "";

  @SuppressWarnings({"FutureReturnValueIgnored", "this-escape"}) // Ends with the executor.
  OutageProbe(URI url, Duration interval) {
    shop = new CloudProbe(url);
    executor.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long begin = System.nanoTime();
    Optional<String> fault = shop.fault("/");
    note(fault, begin, System.nanoTime());
  }

  // From the first look that failed until the end of the first one that did not.
  synchronized void note(Optional<String> fault, long begin, long end) {
    looks++;
    if (fault.isPresent()) {
      failed++;
      lastFault = fault.get();
      failingSince = failingSince == 0 ? begin : failingSince;
    }
    if (failingSince != 0) {
      Duration out = Duration.ofNanos(end - failingSince);
      longest = out.compareTo(longest) > 0 ? out : longest;
    }
    if (fault.isEmpty()) {
      failingSince = 0;
    }
  }

  synchronized int looks() {
    return looks;
  }

  synchronized int failed() {
    return failed;
  }

  synchronized int served() {
    return looks - failed;
  }

  synchronized Duration longest() {
    return longest;
  }

  synchronized Optional<String> lastFault() {
    return lastFault.isEmpty() ? Optional.empty() : Optional.of(lastFault);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
