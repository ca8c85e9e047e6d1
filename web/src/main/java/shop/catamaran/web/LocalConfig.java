package shop.catamaran.web;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Takes the members' common memory from the places where the server looks for settings. The shop
 * keeps none there, but the server would ask it for each that may be left out, above all those of
 * fault tolerance, again every minute and in the middle of a payment; while another member hangs,
 * the answer takes longer than a payment may.
 */
public class LocalConfig implements Extension {

  /** What Payara calls the source that asks the other members. */
  private static final String ASKS_MEMBERS = "Cluster";

  // The first event of all, so that whoever keeps its settings keeps these.
  void replace(@Observes BeforeBeanDiscovery start) {
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    Config whole = resolver.getConfig(classes);
    ConfigSource[] local =
        StreamSupport.stream(whole.getConfigSources().spliterator(), false)
            .filter(source -> !source.getName().equals(ASKS_MEMBERS))
            .toArray(ConfigSource[]::new);
    Config config =
        resolver
            .getBuilder()
            .forClassLoader(classes)
            .withSources(local)
            .addDiscoveredConverters()
            .build();
    resolver.releaseConfig(whole);
    resolver.registerConfig(config, classes);
  }
}
