package shop.catamaran.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings before anything else starts. */
@ApplicationScoped
class SettingsCheck {

  /** Before every other observer of the start. */
  private static final int FIRST = 1;

  @Produces
  @Singleton
  Settings settings() {
    Config config = ConfigProvider.getConfig();
    return Settings.read(name -> config.getOptionalValue(name, String.class));
  }

  void check(
      @Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) ServletContext start,
      Settings settings) {
    // Having been made, the settings are right.
  }
}
