package shop.catamaran.payments.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the deployment if a setting is missing or wrong. */
public class SettingsCheck implements Extension {

  void check(@Observes AfterDeploymentValidation validation) {
    try {
      GatewaySettings.read(ConfigProvider.getConfig());
    } catch (IllegalArgumentException e) {
      validation.addDeploymentProblem(e);
    }
  }
}
