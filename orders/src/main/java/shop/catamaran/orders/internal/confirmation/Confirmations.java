package shop.catamaran.orders.internal.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.joda.money.Money;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.Exposure;
import shop.catamaran.orders.Exposures;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.internal.barrier.Barrier;
import shop.catamaran.orders.internal.barrier.PositionPoller;
import shop.catamaran.orders.internal.cart.CartPricing;

/**
 * Finds out where paid orders are known. An order's row says LOCAL from the moment it is paid, so
 * the shopper's request writes nothing more; it is marked in batches afterwards.
 */
@ApplicationScoped
public class Confirmations implements Exposures {

  private static final int BATCH = 500;
  private static final int BATCHES_MAX = 20;

  /** Younger orders are on their way while a peer is alive, and marked in a moment. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(3);

  private Barrier barrier;
  private PositionPoller poller;
  private ConfirmationRows rows;

  Confirmations() {}

  @Inject
  Confirmations(Barrier barrier, PositionPoller poller, ConfirmationRows rows) {
    this.barrier = barrier;
    this.poller = poller;
    this.rows = rows;
  }

  /** Gives the other clouds time to learn of what was committed, before money is taken for it. */
  public void beforeTaking() {
    reached();
  }

  /**
   * The order with where it is known by now, after waiting for that if need be. Must be called
   * outside a transaction.
   */
  public Order confirmed(Order order) {
    Confirmation before = order.confirmation().orElse(Confirmation.ALONE);
    if (before != Confirmation.LOCAL && before != Confirmation.HELD) {
      return order;
    }
    Optional<Confirmation> now = reached();
    if (now.isEmpty()) {
      return order;
    }
    // Whoever reads a held order next, on any member, must not be told to wait for a mail.
    boolean isTold =
        before == Confirmation.LOCAL || rows.mark(List.of(order.id().value()), now.get()) == 1;
    return isTold ? order.with(now.get()) : order;
  }

  /** Marks all orders that have become known elsewhere. */
  public void markReached() {
    for (int count = 0; count < BATCHES_MAX; count++) {
      List<UUID> unconfirmed = rows.unconfirmed(BATCH);
      Optional<Confirmation> now = unconfirmed.isEmpty() ? Optional.empty() : reached();
      if (now.isEmpty()) {
        return;
      }
      rows.mark(unconfirmed, now.get());
      if (unconfirmed.size() < BATCH) {
        return;
      }
    }
  }

  /** Orders whose confirmation is held back in a cloud that is gone. */
  public List<UUID> heldIn(String cloud) {
    return rows.heldIn(cloud, BATCH);
  }

  @Override
  public Exposure exposure() {
    if (poller.isAlone()) {
      return new Exposure(0, 0, Money.zero(CartPricing.CURRENCY), Optional.empty(), poller.peers());
    }
    boolean isAnyAlive =
        poller.peers().stream().anyMatch(peer -> peer.state() == Exposure.Peer.State.ALIVE);
    return rows.exposure(isAnyAlive ? ON_THE_WAY : Duration.ZERO, poller.peers());
  }

  private Optional<Confirmation> reached() {
    try {
      return switch (barrier.reach()) {
        case ALL_LIVING_PEERS -> Optional.of(Confirmation.BOTH);
        case NO_PEERS -> Optional.of(Confirmation.ALONE);
        case THIS_CLOUD_ONLY -> Optional.empty();
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException("the barrier has no fallback", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
