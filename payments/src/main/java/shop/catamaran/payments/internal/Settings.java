package shop.catamaran.payments.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the module's beans their settings. */
@Dependent
class Settings {

  @Produces
  @Singleton
  static GatewaySettings gateway() {
    return GatewaySettings.read(ConfigProvider.getConfig());
  }
}
