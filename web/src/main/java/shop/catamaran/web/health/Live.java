package shop.catamaran.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** For what restarts members: only a restart helps against threads that wait for each other. */
@Liveness
@ApplicationScoped
class Live implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    boolean deadlock = ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
    return HealthCheckResponse.named("threads").status(!deadlock).build();
  }
}
