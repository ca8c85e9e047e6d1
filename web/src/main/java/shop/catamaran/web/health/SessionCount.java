package shop.catamaran.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * For operators: how many sessions began on this member and have not ended there. Those that came
 * from a member that left are not among them.
 */
@ApplicationScoped
public class SessionCount {

  private final AtomicLong sessions = new AtomicLong();

  /** Made at once, so that there is a figure before the first session. */
  void start(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
    sessions.set(0);
  }

  void begin() {
    sessions.incrementAndGet();
  }

  void end() {
    sessions.updateAndGet(now -> Math.max(0, now - 1));
  }

  /** The number now. */
  @Gauge(name = "sessions", unit = MetricUnits.NONE, absolute = true)
  public long now() {
    return sessions.get();
  }
}
