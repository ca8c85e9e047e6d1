package shop.catamaran.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import shop.catamaran.web.Settings;

/** For the balancer: this member reaches its own database and is not about to leave. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

  private final DatabaseProbe database;
  private final Settings settings;

  /** For the container's proxy. */
  Ready() {
    this(null, null);
  }

  @Inject
  Ready(DatabaseProbe database, Settings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    boolean reachesDatabase = database.isGood();
    boolean draining = settings.drainFile().map(Files::exists).orElse(false);
    return HealthCheckResponse.named("member")
        .withData("member", settings.member())
        .withData("release", settings.release())
        .withData("database", reachesDatabase ? "read and written" : "not reached")
        .withData("draining", draining)
        .status(reachesDatabase && !draining)
        .build();
  }
}
