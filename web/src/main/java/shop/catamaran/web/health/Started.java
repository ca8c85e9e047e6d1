package shop.catamaran.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The member is deployed, which it only is with the right schemas. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {

  private final SchemaCheck schemas;

  /** For the container's proxy. */
  Started() {
    this(null);
  }

  @Inject
  Started(SchemaCheck schemas) {
    this.schemas = schemas;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schemas").status(schemas.isPassed()).build();
  }
}
