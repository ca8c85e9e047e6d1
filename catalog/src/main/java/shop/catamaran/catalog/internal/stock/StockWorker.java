package shop.catamaran.catalog.internal.stock;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does the stock's background work for as long as the application runs. */
@ApplicationScoped
public class StockWorker {

  private static final Logger LOG = System.getLogger(StockWorker.class.getName());
  private static final int PAUSE_MILLIS = 250;

  @Inject StockRounds rounds;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private ScheduledExecutorService executor;
  private volatile boolean stopped;
  private boolean failedBefore;

  /** To be called once. */
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the executor.
  public void start() {
    executor = Executors.newSingleThreadScheduledExecutor(threads);
    executor.scheduleWithFixedDelay(this::work, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  public void stop() {
    stopped = true;
    executor.shutdownNow();
  }

  // An exception that got out of here would end the schedule.
  private void work() {
    try {
      StockRounds.Due due = rounds.due();
      if (due.claims()) {
        rounds.claim();
      }
      if (due.news()) {
        rounds.tellNews();
      }
      if (due.balance()) {
        rounds.balance();
      }
      failedBefore = false;
    } catch (SQLException | RuntimeException e) {
      if (!stopped && !failedBefore) {
        LOG.log(Level.WARNING, "stock could not be looked after; trying again", e);
      }
      failedBefore = true;
    }
  }
}
