package shop.catamaran.orders.internal.barrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import shop.catamaran.orders.Exposure;
import shop.catamaran.orders.Exposure.Peer.State;

/**
 * Decides from one poll after the other who has waited long enough, and for whom. Knows neither
 * database nor clock. Not safe for threads.
 */
final class Watch {

  static final long WAIT_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  static final long NUDGE_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final Duration WAITED_ON = Duration.ofMillis(2);
  private static final Duration PROBING = Duration.ofMillis(20);
  private static final Duration IN_VAIN = Duration.ofMillis(250);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Map<String, WatchedPeer> peers = new LinkedHashMap<>();
  private final List<Waiter> waiting = new ArrayList<>();
  private long flushed;
  private long nudgedAtNanos;

  Watch(long nowNanos) {
    nudgedAtNanos = nowNanos;
  }

  /**
   * Takes in a poll.
   *
   * @param joined who came before the poll was begun
   * @return whether the database should be made to write something, because nothing moves: on an
   *     idle server the end of what was written may wait for a flush that nobody needs
   */
  boolean polled(Poll poll, List<Waiter> joined, long nowNanos) {
    flushed = poll.flushed();
    for (Poll.Peer peer : poll.peers()) {
      peers
          .computeIfAbsent(peer.name(), ignored -> new WatchedPeer())
          .polled(peer, flushed, nowNanos);
    }
    for (Waiter waiter : joined) {
      waiter.waitFor(flushed);
      waiting.add(waiter);
    }
    waiting.removeIf(waiter -> waiter.reach().isDone() || isAtItsEnd(waiter, nowNanos));
    return shouldNudge(nowNanos);
  }

  /** Nobody can be told anything: the database did not answer. */
  void failed(List<Waiter> joined, Exception cause) {
    waiting.addAll(joined);
    waiting.forEach(waiter -> waiter.reach().completeExceptionally(cause));
    waiting.clear();
  }

  /** How long to wait before the next poll, unless someone comes. */
  Duration pause(long nowNanos) {
    if (!waiting.isEmpty()) {
      return WAITED_ON;
    }
    List<WatchedPeer> catchingUp =
        peers.values().stream().filter(WatchedPeer::isCatchingUp).toList();
    if (catchingUp.isEmpty()) {
      return IDLE;
    }
    return catchingUp.stream().allMatch(peer -> peer.isProbedInVain(nowNanos)) ? IN_VAIN : PROBING;
  }

  boolean isWaitedOn() {
    return !waiting.isEmpty();
  }

  List<Exposure.Peer> peers() {
    List<Exposure.Peer> seen = new ArrayList<>();
    peers.forEach(
        (name, peer) ->
            seen.add(
                new Exposure.Peer(name, peer.state(), Math.max(0, flushed - peer.confirmed()))));
    return seen;
  }

  private boolean isAtItsEnd(Waiter waiter, long nowNanos) {
    boolean isLate = nowNanos - waiter.sinceNanos() >= WAIT_MAX_NANOS;
    if (isLate) {
      peers.values().stream()
          .filter(peer -> peer.isAlive() && !peer.has(waiter.position()))
          .forEach(peer -> peer.stalled(flushed, nowNanos));
    }
    List<WatchedPeer> alive = peers.values().stream().filter(WatchedPeer::isAlive).toList();
    if (alive.isEmpty()) {
      if (isLate) {
        waiter.reach().completeExceptionally(new BarrierTimeoutException());
      } else {
        waiter.reach().complete(isAlone() ? Reach.NO_PEERS : Reach.THIS_CLOUD_ONLY);
      }
    } else if (alive.stream().allMatch(peer -> peer.has(waiter.position()))) {
      waiter.reach().complete(Reach.ALL_LIVING_PEERS);
    }
    return waiter.reach().isDone();
  }

  private boolean isAlone() {
    return peers.values().stream().allMatch(peer -> peer.state() == State.LOST);
  }

  private boolean shouldNudge(long nowNanos) {
    boolean nudge = false;
    for (WatchedPeer peer : peers.values()) {
      nudge |= peer.wantsNudge(nowNanos);
    }
    nudge |=
        nowNanos - nudgedAtNanos >= NUDGE_AFTER_NANOS
            && waiting.stream()
                .anyMatch(waiter -> nowNanos - waiter.sinceNanos() >= NUDGE_AFTER_NANOS)
            && peers.values().stream().anyMatch(peer -> peer.isAlive() && peer.isStuck(nowNanos));
    if (nudge) {
      nudgedAtNanos = nowNanos;
    }
    return nudge;
  }
}
