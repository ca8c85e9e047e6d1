package shop.catamaran.operator.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;

/**
 * Leads shoppers away from a cloud, and back. Nothing is stopped: the cloud says that it does not
 * sell, the record withdraws it, and whoever comes all the same is served.
 */
final class Draining {

  private static final Duration RECORD_PATIENCE = Duration.ofSeconds(30);
  private static final Duration RETURN_PATIENCE = Duration.ofSeconds(60);
  private static final Duration TRAFFIC_PATIENCE = Duration.ofMinutes(3);

  /** Longer than a client goes by an answer of the record. */
  private static final int QUIET_SECONDS = 7;

  private static final int REASON_MAX = 200;

  private final StateFolder folder;
  private final LocalState state;
  private final String cloud;
  private final Progress progress;

  Draining(StateFolder folder, LocalState state, String cloud, Progress progress) {
    this.folder = folder;
    this.state = state;
    this.cloud = cloud;
    this.progress = progress;
  }

  /**
   * Returns when no shopper has come for as long as the record may be remembered.
   *
   * @param reason what other operators read, at most 200 characters
   */
  void drain(String reason) {
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      throw new RefusedException("A reason has from 1 to " + REASON_MAX + " characters.");
    }
    if (state.peersOf(cloud).stream().noneMatch(peer -> Stamp.serves(state, peer))) {
      throw new RefusedException(
          "No other cloud sells: without " + cloud + " the shop would be closed.");
    }
    database().drain(reason);
    awaitRecord(false, RECORD_PATIENCE);
    progress.say("The record has withdrawn " + cloud + ".");
    awaitQuiet();
    progress.say("No shopper has come for " + QUIET_SECONDS + " s.");
  }

  /** Returns when the record shows the cloud again. */
  void undrain() {
    database().undrain();
    if (!Await.until(RETURN_PATIENCE, () -> Stamp.serves(state, cloud))) {
      throw new RefusedException(
          cloud + " is drained no more, but does not sell: " + state.cloudUrl(cloud));
    }
    awaitRecord(true, RETURN_PATIENCE);
    progress.say("The record shows " + cloud + ".");
  }

  private void awaitRecord(boolean shown, Duration patience) {
    FailoverRecord shopName = new FailoverRecord(folder, state);
    String address = PortPlan.address(cloud);
    if (!Await.until(patience, () -> shopName.answer().contains(address) == shown)) {
      throw new RefusedException(
          "The record " + (shown ? "does not show " : "still shows ") + cloud + ".");
    }
  }

  private void awaitQuiet() {
    Balancer balancer = new Balancer(folder, state, state.cloud(cloud).orElseThrow());
    long deadline = System.nanoTime() + TRAFFIC_PATIENCE.toNanos();
    long before = balancer.requests();
    for (int quiet = 0; quiet < QUIET_SECONDS; ) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      long now = balancer.requests();
      if (now != before) {
        progress.say((now - before) + " requests in the last second.");
      }
      quiet = now == before ? quiet + 1 : 0;
      before = now;
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new RefusedException(
            "Shoppers still come to " + cloud + ", which goes on serving them; drain again later.");
      }
    }
  }

  private CloudDatabase database() {
    return new CloudDatabase(folder, state.ports(), cloud);
  }
}
