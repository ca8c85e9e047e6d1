package shop.catamaran.orders.internal.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import shop.catamaran.orders.Exposure;
import shop.catamaran.orders.Exposures;

/** The exposure as metrics of this member; all members of a cloud tell the same. */
@ApplicationScoped
public class ExposureMetrics {

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private record Seen(Exposure exposure, long atNanos) {}

  private Exposures exposures;
  private Clock clock;
  private volatile Seen seen;

  ExposureMetrics() {}

  @Inject
  ExposureMetrics(Exposures exposures, Clock clock) {
    this.exposures = exposures;
    this.clock = clock;
  }

  /** Called while the application starts: metrics are there once their bean is. */
  public void register() {
    seen = null;
  }

  @Gauge(
      name = "orders_exposed",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Paid orders that no other cloud has")
  public int orderCount() {
    return exposure().orderCount();
  }

  @Gauge(
      name = "orders_exposed_units",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Units sold with paid orders that no other cloud has")
  public long unitCount() {
    return exposure().unitCount();
  }

  @Gauge(
      name = "orders_exposed_total_minor",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Cents charged for paid orders that no other cloud has")
  public long totalMinor() {
    return exposure().total().getAmountMinorLong();
  }

  @Gauge(
      name = "orders_exposed_age",
      absolute = true,
      unit = MetricUnits.SECONDS,
      description = "Age of the oldest paid order that no other cloud has")
  public long ageSeconds() {
    return exposure()
        .oldestPlacedAt()
        .map(placedAt -> Duration.between(placedAt, clock.instant()).toSeconds())
        .orElse(0L);
  }

  // One query for all four.
  private Exposure exposure() {
    Seen last = seen;
    long now = System.nanoTime();
    if (last == null || now - last.atNanos() > GOOD_FOR.toNanos()) {
      last = new Seen(exposures.exposure(), now);
      seen = last;
    }
    return last.exposure();
  }
}
