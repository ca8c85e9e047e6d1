package shop.catamaran.orders.internal.barrier;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.orders.Exposure;

/**
 * Asks the database for all who wait, on one thread and one connection: every 2 ms while anyone
 * waits, hardly ever otherwise.
 */
@ApplicationScoped
public class PositionPoller implements Runnable {

  private static final Logger LOG = Logger.getLogger(PositionPoller.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final int QUEUE_MAX = 10_000;

  private final LinkedBlockingQueue<Waiter> arrivals = new LinkedBlockingQueue<>(QUEUE_MAX);
  private Positions positions;
  private Watch watch;
  private Thread thread;
  private volatile boolean stopped;
  private volatile List<Exposure.Peer> peers = List.of();

  PositionPoller() {}

  @Inject
  PositionPoller(Positions positions) {
    this.positions = positions;
  }

  /** Starts polling; without peers there is nothing to ask. */
  public void start(ManagedThreadFactory threads) {
    if (positions.arePointless()) {
      return;
    }
    thread = threads.newThread(this);
    thread.setName("orders-positions");
    thread.setDaemon(true);
    thread.start();
  }

  public void stop() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** The other clouds as last seen. */
  public List<Exposure.Peer> peers() {
    return peers;
  }

  /** Whether there is no other cloud, or none that has not been declared lost. */
  public boolean isAlone() {
    return positions.arePointless()
        || (!peers.isEmpty()
            && peers.stream().allMatch(peer -> peer.state() == Exposure.Peer.State.LOST));
  }

  /** Tells how far what the caller has committed has come, once that is known. */
  CompletableFuture<Reach> reach() {
    Waiter waiter = new Waiter(System.nanoTime());
    if (stopped || !arrivals.offer(waiter)) {
      waiter.reach().complete(Reach.THIS_CLOUD_ONLY);
    }
    return waiter.reach();
  }

  @Override
  public void run() {
    watch = new Watch(System.nanoTime());
    List<Waiter> joined = new ArrayList<>();
    while (!stopped) {
      try (Connection connection = positions.connect()) {
        poll(connection, joined);
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "The peers'' positions cannot be read: {0}", e.toString());
        watch.failed(joined, e);
        joined.clear();
        LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
    arrivals.drainTo(joined);
    joined.forEach(waiter -> waiter.reach().complete(Reach.THIS_CLOUD_ONLY));
  }

  private void poll(Connection connection, List<Waiter> joined) throws SQLException {
    while (!stopped) {
      arrivals.drainTo(joined);
      Poll poll = positions.poll(connection);
      boolean nudge = watch.polled(poll, joined, System.nanoTime());
      joined.clear();
      peers = watch.peers();
      if (nudge) {
        positions.nudge(connection);
      }
      pause(joined);
    }
  }

  private void pause(List<Waiter> joined) {
    Duration pause = watch.pause(System.nanoTime());
    if (watch.isWaitedOn()) {
      LockSupport.parkNanos(pause.toNanos());
      return;
    }
    try {
      Waiter first = arrivals.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        joined.add(first);
      }
    } catch (InterruptedException e) {
      // Only stop() interrupts.
      Thread.currentThread().interrupt();
    }
  }
}
