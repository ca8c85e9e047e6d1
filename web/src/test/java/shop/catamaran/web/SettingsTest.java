package shop.catamaran.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final Map<String, String> texts =
      new HashMap<>(
          Map.ofEntries(
              Map.entry("CLOUD", "aws"),
              Map.entry("MEMBER", "aws-1"),
              Map.entry("DB_HOST", "127.0.1.1"),
              Map.entry("DB_PORT", "5432"),
              Map.entry("DB_NAME", "catamaran"),
              Map.entry("DB_USER", "catamaran_app"),
              Map.entry("DB_PASSWORD", "secret"),
              Map.entry("GATEWAY_URL", "http://127.0.1.1:9100"),
              Map.entry("GATEWAY_PUBLIC_URL", "http://127.0.0.1:9100/base"),
              Map.entry("GATEWAY_KEY", "sk_test"),
              Map.entry("MAIL_HOST", "127.0.0.1"),
              Map.entry("MAIL_PORT", "2525"),
              Map.entry("MAIL_FROM", "Catamaran <shop@catamaran.example>"),
              Map.entry("SHOP_URL", "https://shop.example"),
              Map.entry("VISITOR_KEY", KEY),
              Map.entry("FACES_KEY", KEY),
              Map.entry("OPERATOR_KEY", KEY)));

  private Settings read() {
    return Settings.read(name -> Optional.ofNullable(texts.get(name)));
  }

  @Test
  void readsAWholeSet() {
    Settings settings = read();
    assertThat(settings.cookiesSecure()).isTrue();
    assertThat(settings.apiRequestsPerMinute()).isZero();
    assertThat(settings.gatewayPublicOrigin()).isEqualTo("http://127.0.0.1:9100");
    assertThat(settings.drainFile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLOUD",
        "MEMBER",
        "DB_HOST",
        "DB_PORT",
        "DB_NAME",
        "DB_USER",
        "DB_PASSWORD",
        "GATEWAY_URL",
        "GATEWAY_PUBLIC_URL",
        "GATEWAY_KEY",
        "MAIL_HOST",
        "MAIL_PORT",
        "MAIL_FROM",
        "SHOP_URL",
        "VISITOR_KEY",
        "FACES_KEY",
        "OPERATOR_KEY"
      })
  void namesTheSettingThatIsMissing(String name) {
    texts.remove(name);
    assertThatThrownBy(this::read).hasMessage("The setting " + name + " is missing or empty.");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_PORT, 0",
    "DB_PORT, many",
    "CLOUD, AWS!",
    "GATEWAY_URL, ftp://x",
    "GATEWAY_PUBLIC_URL, http://a b",
    "MAIL_FROM, nobody",
    "VISITOR_KEY, c2hvcnQ=",
    "OPERATOR_KEY, %%%",
    "COOKIES_SECURE, yes",
    "API_REQUESTS_PER_MINUTE, -1"
  })
  void namesTheSettingThatIsNotWellFormed(String name, String text) {
    texts.put(name, text);
    assertThatThrownBy(this::read)
        .isInstanceOf(Settings.InvalidSettingException.class)
        .hasMessageStartingWith("The setting " + name + " is");
  }
}
