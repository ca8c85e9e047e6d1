package shop.catamaran.orders.internal.barrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.Exposure;
import shop.catamaran.orders.Exposure.Peer.State;

class WatchTest {

  private final List<Poll.Peer> peers = new ArrayList<>();
  private Watch watch;
  private long flushed = 1_000;
  private long nowMillis = 7_000;

  @BeforeEach
  void startsWithOnePeerThatIsUpToDate() {
    watch = new Watch(nowNanos());
    connected("azure", flushed);
    poll();
  }

  @Test
  void waitsUntilThePeerHasWhatWasCommittedBefore() {
    flushed = 2_000;
    Waiter waiter = join();
    poll(waiter);
    assertThat(waiter.reach()).isNotDone();
    assertThat(watch.pause(nowNanos())).isEqualTo(Duration.ofMillis(2));
    connected("azure", 1_999);
    poll();
    assertThat(waiter.reach()).isNotDone();
    connected("azure", 2_000);
    poll();
    assertThat(waiter.reach()).isCompletedWithValue(Reach.ALL_LIVING_PEERS);
    assertThat(watch.pause(nowNanos())).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void doesNotWaitForWhatWasCommittedAfterwards() {
    flushed = 2_000;
    Waiter waiter = join();
    poll(waiter);
    flushed = 9_000;
    connected("azure", 2_000);
    poll();
    assertThat(waiter.reach()).isCompletedWithValue(Reach.ALL_LIVING_PEERS);
  }

  @Test
  void waitsForNobodyWhoIsNotThere() {
    flushed = 2_000;
    peers.set(0, new Poll.Peer("azure", false, true, false, 1_000));
    assertThat(reachOfOne()).isEqualTo(Reach.THIS_CLOUD_ONLY);
    peers.set(0, new Poll.Peer("azure", true, false, false, 2_000));
    assertThat(reachOfOne()).isEqualTo(Reach.THIS_CLOUD_ONLY);
    peers.set(0, new Poll.Peer("azure", true, true, true, 2_000));
    assertThat(reachOfOne()).isEqualTo(Reach.NO_PEERS);
  }

  @Test
  void letsAFrozenPeerHoldUpShoppersOnce() {
    flushed = 2_000;
    Waiter first = join();
    poll(first);
    nowMillis += 499;
    Waiter second = join();
    poll(second);
    assertThat(first.reach()).isNotDone();
    nowMillis += 1;
    poll();
    assertThat(first.reach()).isCompletedExceptionally();
    assertThat(second.reach()).isCompletedWithValue(Reach.THIS_CLOUD_ONLY);
    assertThat(stateOf("azure")).isEqualTo(State.CATCHING_UP);
    nowMillis += 60_000;
    assertThat(reachOfOne()).isEqualTo(Reach.THIS_CLOUD_ONLY);
  }

  @Test
  void waitsAgainOnceThePeerConfirmsQuickly() {
    freezeAzure();
    // Back, but with a backlog: what it confirms is old.
    nowMillis += 3_000;
    connected("azure", 2_000);
    flushed = 50_000;
    poll();
    assertThat(stateOf("azure")).isEqualTo(State.CATCHING_UP);
    nowMillis += 20;
    connected("azure", 50_000);
    poll();
    assertThat(stateOf("azure")).isEqualTo(State.ALIVE);
  }

  @Test
  void goesOnWithThePeersThatAreLeft() {
    connected("gcp", flushed);
    poll();
    flushed = 2_000;
    Waiter waiter = join();
    poll(waiter);
    connected("gcp", 2_000);
    poll();
    assertThat(waiter.reach()).isNotDone();
    nowMillis += 500;
    poll();
    assertThat(waiter.reach()).isCompletedWithValue(Reach.ALL_LIVING_PEERS);
    assertThat(stateOf("azure")).isEqualTo(State.CATCHING_UP);
    assertThat(stateOf("gcp")).isEqualTo(State.ALIVE);
  }

  @Test
  void nudgesAnIdleServerAfterATenthOfASecond() {
    flushed = 2_000;
    Waiter waiter = join();
    assertThat(poll(waiter)).isFalse();
    nowMillis += 99;
    assertThat(poll()).isFalse();
    nowMillis += 1;
    assertThat(poll()).isTrue();
    nowMillis += 2;
    assertThat(poll()).isFalse();
  }

  @Test
  void nudgesForAFrozenPeerOnlyOnce() {
    freezeAzure();
    int nudges = 0;
    for (int count = 0; count < 1_000; count++) {
      nowMillis += 20;
      nudges += poll() ? 1 : 0;
    }
    assertThat(nudges).isEqualTo(1);
    assertThat(watch.pause(nowNanos())).isGreaterThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void tellsHowFarAPeerLagsBehind() {
    flushed = 1_700;
    poll();
    assertThat(watch.peers()).containsExactly(new Exposure.Peer("azure", State.ALIVE, 700));
  }

  private void freezeAzure() {
    flushed = 2_000;
    poll(join());
    nowMillis += 500;
    poll();
    assertThat(stateOf("azure")).isEqualTo(State.CATCHING_UP);
  }

  private Reach reachOfOne() {
    Waiter waiter = join();
    poll(waiter);
    return waiter.reach().getNow(null);
  }

  private State stateOf(String name) {
    return watch.peers().stream()
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private void connected(String name, long confirmed) {
    peers.removeIf(peer -> peer.name().equals(name));
    peers.add(new Poll.Peer(name, true, true, false, confirmed));
  }

  private Waiter join() {
    return new Waiter(nowNanos());
  }

  private boolean poll(Waiter... joined) {
    return watch.polled(new Poll(flushed, List.copyOf(peers)), List.of(joined), nowNanos());
  }

  private long nowNanos() {
    return TimeUnit.MILLISECONDS.toNanos(nowMillis);
  }
}
