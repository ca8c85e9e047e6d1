package shop.catamaran.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What would be lost with this cloud's database: paid orders that no other cloud has yet.
 *
 * @param orderCount how many they are
 * @param unitCount units sold with them
 * @param total what was charged for them
 * @param oldestPlacedAt when the oldest of them was placed (UTC)
 */
public record Exposure(
    int orderCount,
    long unitCount,
    Money total,
    Optional<Instant> oldestPlacedAt,
    List<Peer> peers) {

  public Exposure {
    peers = List.copyOf(peers);
  }

  /**
   * Another cloud, as this one sees it.
   *
   * @param lagBytes how much of this cloud's log it has not confirmed
   */
  public record Peer(String name, State state, long lagBytes) {

    /** Whether it counts for confirmations. */
    public enum State {
      /** Orders are confirmed with it. */
      ALIVE,
      /** Connected, but behind; nobody waits for it until it has caught up. */
      CATCHING_UP,
      /** Not connected, or not yet a whole copy. */
      ABSENT,
      /** Declared lost by the operator. */
      LOST
    }
  }
}
