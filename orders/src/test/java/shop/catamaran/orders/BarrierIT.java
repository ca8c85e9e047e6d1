package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Exposure.Peer.State;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.internal.barrier.Barrier;
import shop.catamaran.orders.internal.barrier.Reach;

/** Confirmations with a second cloud's database that follows by real replication. */
@ArquillianTest
class BarrierIT {

  private static final String GOOD = "tok_good_card";

  /** Much less than the barrier's own limit; the machine may be busy. */
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  @Inject private Orders orders;
  @Inject private Exposures exposures;
  @Inject private Barrier barrier;
  @Inject private Instance<Shopper> shoppers;
  @Inject private Concurrently concurrently;
  @Inject private FakeCatalog catalog;
  @Inject private Superuser superuser;
  @Inject private Peer peer;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.withPeer("barrier-it.war", "ADOPT_AFTER_SECONDS=3600");
  }

  @BeforeEach
  void hasAPeerThatIsAlive() throws Exception {
    peer.follow();
    Eventually.await("the peer is alive", () -> peerState() == State.ALIVE);
  }

  @Test
  void confirmsWhatTheOtherCloudHas() throws Exception {
    for (int count = 0; count < 20; count++) {
      Order order = buy();
      assertThat(order.confirmation()).contains(Confirmation.BOTH);
      assertThat(peer.ask("SELECT state FROM orders.orders WHERE id = ?::uuid", order.id()))
          .isEqualTo("PAID");
      assertThat(
              peer.ask(
                  "SELECT count(*) FROM orders.order_event WHERE order_id = ?::uuid"
                      + " AND type = 'PAID'",
                  order.id()))
          .isEqualTo("1");
    }
    Eventually.await("all are marked", () -> unmarked().equals("0"));
    assertThat(exposures.exposure().orderCount()).isZero();
  }

  @Test
  void makesNobodyWaitOnAnIdleServer() throws Exception {
    try (Connection idler = superuser.connect()) {
      idler.setAutoCommit(false);
      for (int count = 0; count < 60; count++) {
        // Written, but flushed by nobody: the log's end stays out of every peer's reach.
        Superuser.execute(
            idler,
            "SELECT pg_logical_emit_message(false, 'it', repeat('x', ?::int))",
            1 + 137 * count);
        assertThat(barrier.reach()).isEqualTo(Reach.ALL_LIVING_PEERS);
      }
      idler.rollback();
    }
  }

  @Test
  void waitsOnceForAFrozenPeerAndMarksItsOrdersWhenItGoesOn() throws Exception {
    buy();
    Eventually.await("all are marked", () -> unmarked().equals("0"));
    peer.freeze();
    List<Order> local = new ArrayList<>();
    try {
      long start = System.nanoTime();
      for (Concurrently.Outcome<Order> outcome :
          concurrently.run(java.util.Collections.nCopies(6, (Callable<Order>) this::buy))) {
        assertThat(outcome.failure()).isNull();
        local.add(outcome.value());
      }
      assertThat(since(start)).isLessThan(Duration.ofSeconds(5));
      assertThat(peerState()).isEqualTo(State.CATCHING_UP);
      for (int count = 0; count < 10; count++) {
        assertThat(timeToReach(Reach.THIS_CLOUD_ONLY)).isLessThan(AT_ONCE);
      }
      assertThat(local)
          .extracting(order -> order.confirmation().orElseThrow())
          .contains(Confirmation.LOCAL)
          .doesNotContain(Confirmation.BOTH);
      Exposure exposure = exposures.exposure();
      assertThat(exposure.orderCount()).isEqualTo(6);
      assertThat(exposure.unitCount()).isEqualTo(12);
      assertThat(exposure.total()).isEqualTo(Money.parse("EUR 1428.00"));
      assertThat(exposure.oldestPlacedAt()).isPresent();
    } finally {
      peer.thaw();
    }
    Eventually.await("exposure is drained", () -> exposures.exposure().orderCount() == 0);
    Eventually.await("all are marked", () -> unmarked().equals("0"));
    assertThat(local)
        .allSatisfy(
            order ->
                assertThat(orders.order(order.id()).orElseThrow().confirmation())
                    .contains(Confirmation.BOTH));
    Eventually.await("the peer is alive", () -> peerState() == State.ALIVE);
    assertThat(buy().confirmation()).contains(Confirmation.BOTH);
  }

  @Test
  void waitsForNoDeadPeer() throws Exception {
    peer.die();
    Order order;
    try {
      Eventually.await("the peer counts as absent", () -> peerState() == State.ABSENT);
      for (int count = 0; count < 10; count++) {
        assertThat(timeToReach(Reach.THIS_CLOUD_ONLY)).isLessThan(AT_ONCE);
      }
      order = buy();
      assertThat(order.confirmation()).contains(Confirmation.LOCAL);
      assertThat(exposures.exposure().orderCount()).isEqualTo(1);
    } finally {
      peer.comeBack();
    }
    Eventually.await(
        "the order is known there",
        () ->
            orders.order(order.id()).orElseThrow().confirmation().orElseThrow()
                == Confirmation.BOTH);
    assertThat(peer.ask("SELECT state FROM orders.orders WHERE id = ?::uuid", order.id()))
        .isEqualTo("PAID");
  }

  private Duration timeToReach(Reach expected) throws Exception {
    long start = System.nanoTime();
    assertThat(barrier.reach()).isEqualTo(expected);
    return since(start);
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private Order buy() {
    Sku sku = new Sku("A-" + UUID.randomUUID());
    catalog.put(sku, Money.parse("EUR 119.00"), 5);
    return shoppers.get().arrive().buys(sku, 2, GOOD);
  }

  private State peerState() {
    return exposures.exposure().peers().stream()
        .findFirst()
        .map(Exposure.Peer::state)
        .orElse(State.ABSENT);
  }

  private String unmarked() {
    return superuser.value(
        "SELECT count(*) FROM orders.orders WHERE confirmation IN ('LOCAL', 'HELD')");
  }
}
