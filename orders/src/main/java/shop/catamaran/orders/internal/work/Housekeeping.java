package shop.catamaran.orders.internal.work;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.orders.internal.barrier.PositionPoller;
import shop.catamaran.orders.internal.clouds.CloudUpkeep;
import shop.catamaran.orders.internal.idempotency.IdempotencyPurge;

/** What is done from time to time for as long as the application runs. Every member does it. */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
  private static final Duration PURGE_PERIOD = Duration.ofMinutes(10);
  private static final int PURGE_BATCHES_MAX = 100;

  @Inject private IdempotencyPurge idempotencyPurge;
  @Inject private PositionPoller poller;
  @Inject private CloudUpkeep clouds;

  private volatile boolean stopped;
  private ScheduledExecutorService executor;

  void start() {
    poller.start(OutboxWorker.threads());
    executor = Executors.newScheduledThreadPool(2, OutboxWorker.threads());
    every(PURGE_PERIOD, "Purging idempotency records", this::purge);
    every(clouds.period(), "The work about other clouds", clouds::once);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    poller.stop();
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  private void every(Duration period, String what, Runnable task) {
    executor.scheduleWithFixedDelay(
        new Guarded(what, task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purge() {
    for (int count = 0; count < PURGE_BATCHES_MAX && !stopped; count++) {
      if (!idempotencyPurge.purgeBatch()) {
        return;
      }
    }
  }

  // An exception that got out would end the schedule. Only the first of many in a row is told.
  private final class Guarded implements Runnable {
    private final String what;
    private final Runnable task;
    private boolean failedBefore;

    Guarded(String what, Runnable task) {
      this.what = what;
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
        failedBefore = false;
      } catch (RuntimeException e) {
        if (!stopped && !failedBefore) {
          LOG.log(Level.WARNING, what + " failed; trying again.", e);
        }
        failedBefore = true;
      }
    }
  }
}
