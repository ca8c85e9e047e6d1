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
import shop.catamaran.orders.internal.idempotency.IdempotencyPurge;

/** What is done from time to time for as long as the application runs. Every member does it. */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
  private static final Duration PURGE_PERIOD = Duration.ofMinutes(10);
  private static final int PURGE_BATCHES_MAX = 100;

  @Inject private IdempotencyPurge idempotencyPurge;

  private volatile boolean stopped;
  private ScheduledExecutorService executor;

  void start() {
    executor = Executors.newSingleThreadScheduledExecutor(OutboxWorker.threads());
    every(PURGE_PERIOD, "Old idempotency records", this::purge);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  // An exception that got out of the task would end the schedule.
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  private void every(Duration period, String what, Runnable task) {
    executor.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            if (!stopped) {
              LOG.log(Level.WARNING, what + " have to wait; trying again.", e);
            }
          }
        },
        period.toMillis(),
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void purge() {
    for (int count = 0; count < PURGE_BATCHES_MAX && !stopped; count++) {
      if (!idempotencyPurge.purgeBatch()) {
        return;
      }
    }
  }
}
