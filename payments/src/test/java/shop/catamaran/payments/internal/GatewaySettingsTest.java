package shop.catamaran.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "GATEWAY_URL", "http://127.0.0.1:9100/",
          "GATEWAY_PUBLIC_URL", "https://pay.example.test",
          "GATEWAY_KEY", "secret-of-the-shop");

  @Test
  void readsThem() {
    GatewaySettings settings = GatewaySettings.read(new MapConfig(GOOD));
    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:9100"));
    assertThat(settings.toString()).doesNotContain("secret-of-the-shop");
    assertThat(new GatewayCardTokens(null, settings).browserEndpoint())
        .isEqualTo(URI.create("https://pay.example.test/v1/tokens"));
  }

  @ParameterizedTest
  @CsvSource({
    "GATEWAY_URL, ''",
    "GATEWAY_URL, 127.0.0.1:9100",
    "GATEWAY_URL, ftp://127.0.0.1",
    "GATEWAY_URL, http://a b",
    "GATEWAY_PUBLIC_URL, ''",
    "GATEWAY_PUBLIC_URL, http:/nowhere",
    "GATEWAY_PUBLIC_URL, https://pay.example.test?a=b",
    "GATEWAY_KEY, ''"
  })
  void namesTheOneThatIsMissingOrWrong(String name, String value) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(name, value);
    assertThatThrownBy(() -> GatewaySettings.read(new MapConfig(settings)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  private record MapConfig(Map<String, String> values) implements Config {

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
      return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
      return getOptionalValue(name, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
      return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
      return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
