package shop.catamaran.benchmarks;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a scenario did under load. Latencies in microseconds. */
record Measurement(String scenario, Histogram latencies, long failures, Duration duration) {

  double perSecond() {
    return latencies.getTotalCount() * 1e9 / duration.toNanos();
  }

  String row(double ceilingPerSecond) {
    return String.format(
        Locale.ROOT,
        "| %-22s | %9.0f | %8.1f | %8.1f | %8.1f | %8d | %6.1f %% |",
        scenario,
        perSecond(),
        latencies.getValueAtPercentile(50) / 1000.0,
        latencies.getValueAtPercentile(95) / 1000.0,
        latencies.getValueAtPercentile(99) / 1000.0,
        failures,
        100 * perSecond() / ceilingPerSecond);
  }

  static String heading() {
    return "| scenario               |       1/s |   p50 ms |   p95 ms |   p99 ms | failures | of"
        + " ceiling |\n"
        + "| --- | --- | --- | --- | --- | --- | --- |";
  }
}
