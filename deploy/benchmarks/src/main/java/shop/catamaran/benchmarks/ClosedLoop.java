package shop.catamaran.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** Keeps a fixed number of clients busy, each with its next request as soon as one is answered. */
final class ClosedLoop {

  private static final long LATENCY_MAX_MICROS = Duration.ofMinutes(1).toNanos() / 1000;

  /** A client that is answered with nothing but errors stops the run. */
  private static final int FAILURES_IN_A_ROW_MAX = 50;

  private ClosedLoop() {}

  static Measurement run(Scenario scenario, int clients, Duration duration) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    AtomicReference<Exception> lastFailure = new AtomicReference<>();
    try {
      long start = System.nanoTime();
      long end = start + duration.toNanos();
      List<Callable<Result>> work = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        work.add(() -> client(scenario, end, lastFailure));
      }
      Histogram all = histogram();
      long failures = 0;
      for (Future<Result> result : threads.invokeAll(work)) {
        all.add(result.get().latencies());
        failures += result.get().failures();
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (failures > 0) {
        System.err.println(
            scenario.name() + ": " + failures + " failed, the last one: " + lastFailure.get());
      }
      return new Measurement(scenario.name(), all, failures, taken);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Result client(
      Scenario scenario, long end, AtomicReference<Exception> lastFailure) {
    Histogram latencies = histogram();
    long failures = 0;
    int inARow = 0;
    while (System.nanoTime() < end && inARow < FAILURES_IN_A_ROW_MAX) {
      long begin = System.nanoTime();
      try {
        scenario.run();
        latencies.recordValue(Math.min(LATENCY_MAX_MICROS, (System.nanoTime() - begin) / 1000));
        inARow = 0;
      } catch (Exception e) {
        lastFailure.set(e);
        failures++;
        inARow++;
      }
    }
    return new Result(latencies, failures);
  }

  private static Histogram histogram() {
    return new Histogram(LATENCY_MAX_MICROS, 3);
  }

  private record Result(Histogram latencies, long failures) {}
}
