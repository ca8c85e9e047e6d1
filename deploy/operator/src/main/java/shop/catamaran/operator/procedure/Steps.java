package shop.catamaran.operator.procedure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How many seconds each step of a procedure took. */
final class Steps {

  private final Map<String, Double> seconds = new LinkedHashMap<>();

  void run(String name, Runnable step) {
    call(
        name,
        () -> {
          step.run();
          return null;
        });
  }

  <T> T call(String name, Supplier<T> step) {
    long begin = System.nanoTime();
    try {
      return step.get();
    } finally {
      seconds.merge(name, Math.round((System.nanoTime() - begin) / 1e8) / 10.0, Double::sum);
    }
  }

  /** A time that was measured otherwise. */
  void note(String name, Duration taken) {
    seconds.put(name, Math.round(taken.toMillis() / 100.0) / 10.0);
  }

  Map<String, Double> seconds() {
    return seconds;
  }
}
