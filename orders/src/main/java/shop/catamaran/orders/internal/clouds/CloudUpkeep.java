package shop.catamaran.orders.internal.clouds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import shop.catamaran.orders.internal.barrier.Peers;
import shop.catamaran.orders.internal.confirmation.Confirmations;

/** What one member of a cloud does each second; next to nothing if there are no other clouds. */
@ApplicationScoped
public class CloudUpkeep {

  private static final Duration ALONE = Duration.ofMinutes(1);

  private Peers peers;
  private Heartbeats heartbeats;
  private Follower follower;
  private Confirmations confirmations;
  private Adoption adoption;

  CloudUpkeep() {}

  @Inject
  CloudUpkeep(
      Peers peers,
      Heartbeats heartbeats,
      Follower follower,
      Confirmations confirmations,
      Adoption adoption) {
    this.peers = peers;
    this.heartbeats = heartbeats;
    this.follower = follower;
    this.confirmations = confirmations;
    this.adoption = adoption;
  }

  /** How often it is to be done. */
  public Duration period() {
    return peers.names().isEmpty() ? ALONE : Duration.ofSeconds(1);
  }

  /** Does it once; the member whose heartbeat counts does it for its cloud. */
  public void once() {
    if (peers.names().isEmpty()) {
      // What was held back while there were others.
      confirmations.markReached();
      return;
    }
    boolean isFirst = heartbeats.beat();
    // Each member watches for itself, so that any of them knows at once when it is its turn.
    adoption.watch();
    if (isFirst) {
      follower.followArrived();
      adoption.adoptFromSilentClouds();
      confirmations.markReached();
    }
  }
}
