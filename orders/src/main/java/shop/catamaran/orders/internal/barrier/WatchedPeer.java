package shop.catamaran.orders.internal.barrier;

import shop.catamaran.orders.Exposure.Peer.State;

/**
 * Whether a peer is worth waiting for. One that was away, or let someone wait in vain, is waited
 * for again only once it has confirmed a recent position quickly.
 */
final class WatchedPeer {

  /** Less than anyone waits, so that a peer that has caught up is in time for the next. */
  private static final long QUICK_NANOS = 400_000_000L;

  private static final long STUCK_NANOS = 100_000_000L;
  private static final long VAIN_NANOS = 2_000_000_000L;

  private State state = State.ABSENT;
  private long confirmed = -1;
  private long progressAtNanos;
  private long probedPosition;
  private long probedAtNanos;
  private boolean nudged;

  void polled(Poll.Peer peer, long flushed, long nowNanos) {
    if (peer.confirmed() != confirmed) {
      confirmed = peer.confirmed();
      progressAtNanos = nowNanos;
    }
    if (peer.lost()) {
      state = State.LOST;
    } else if (!peer.active() || !peer.copied()) {
      state = State.ABSENT;
    } else if (state != State.ALIVE && state != State.CATCHING_UP) {
      probe(flushed, nowNanos);
    }
    if (state == State.CATCHING_UP && has(probedPosition)) {
      if (nowNanos - probedAtNanos <= QUICK_NANOS) {
        state = State.ALIVE;
      } else {
        probe(flushed, nowNanos);
      }
    }
  }

  /** Someone waited for it in vain. */
  void stalled(long flushed, long nowNanos) {
    probe(flushed, nowNanos);
  }

  State state() {
    return state;
  }

  boolean isAlive() {
    return state == State.ALIVE;
  }

  boolean isCatchingUp() {
    return state == State.CATCHING_UP;
  }

  boolean has(long position) {
    return confirmed >= position;
  }

  long confirmed() {
    return confirmed;
  }

  boolean isStuck(long nowNanos) {
    return nowNanos - progressAtNanos >= STUCK_NANOS;
  }

  /** Whether it has been probed for so long that it looks gone for longer. */
  boolean isProbedInVain(long nowNanos) {
    return nowNanos - probedAtNanos >= VAIN_NANOS;
  }

  /** Whether the probe may lie at the end of the log where nothing moves; true once for each. */
  boolean wantsNudge(long nowNanos) {
    boolean wants =
        isCatchingUp() && !nudged && isStuck(nowNanos) && nowNanos - probedAtNanos >= STUCK_NANOS;
    nudged |= wants;
    return wants;
  }

  private void probe(long flushed, long nowNanos) {
    state = State.CATCHING_UP;
    probedPosition = flushed;
    probedAtNanos = nowNanos;
    nudged = false;
  }
}
