package shop.catamaran.orders.internal.barrier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.metrics.annotation.Timed;

/** Waits for the peers, as long as that is worth it. */
@ApplicationScoped
public class Barrier {

  private PositionPoller poller;
  private Peers peers;

  Barrier() {}

  @Inject
  Barrier(PositionPoller poller, Peers peers) {
    this.poller = poller;
    this.peers = peers;
  }

  /**
   * Says how far what the caller has committed has come, after at most about half a second. Must be
   * called outside a transaction.
   */
  @CircuitBreaker(
      requestVolumeThreshold = 6,
      failureRatio = 0.5,
      delay = 1_000,
      failOn = {BarrierTimeoutException.class, TimeoutException.class, ExecutionException.class})
  // Only a net, for a poller that does not come back: it ends each wait itself.
  @Timeout(800)
  @Fallback(fallbackMethod = "inThisCloudOnly")
  @Timed(
      name = "orders_barrier_wait",
      absolute = true,
      description = "How long confirmations wait for other clouds")
  public Reach reach() throws ExecutionException, InterruptedException {
    if (peers.names().isEmpty()) {
      return Reach.NO_PEERS;
    }
    return poller.reach().get();
  }

  Reach inThisCloudOnly() {
    return Reach.THIS_CLOUD_ONLY;
  }
}
