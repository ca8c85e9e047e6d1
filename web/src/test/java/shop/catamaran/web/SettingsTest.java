package shop.catamaran.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private static final String OTHER_KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

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
              Map.entry("FACES_KEY_CURRENT", KEY),
              Map.entry("OPERATOR_KEY", KEY)));

  private static byte[] bytes(String key) {
    return Base64.getDecoder().decode(key);
  }

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

  @Test
  void hasAPageForOperatorsOnlyIfToldSo() {
    assertThat(read().operations()).isEmpty();
    texts.put("OPERATIONS_PAGE", "on");
    texts.put("RECORD", "dns://127.0.0.1:5353/shop.example");
    texts.put("RECORD_ADDRESSES", "aws=192.0.2.1, azure=192.0.2.2");
    Settings.Operations operations = read().operations().orElseThrow();
    assertThat(operations.record()).contains(URI.create("dns://127.0.0.1:5353/shop.example"));
    assertThat(operations.addresses()).containsEntry("azure", "192.0.2.2");
    texts.put("RECORD", "http://shop.example");
    assertThatThrownBy(this::read).hasMessageContaining("The setting RECORD is not a record");
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
    "API_REQUESTS_PER_MINUTE, -1",
    "OPERATIONS_PAGE, maybe"
  })
  void namesTheSettingThatIsNotWellFormed(String name, String text) {
    texts.put(name, text);
    assertThatThrownBy(this::read)
        .isInstanceOf(Settings.InvalidSettingException.class)
        .hasMessageStartingWith("The setting " + name + " is");
  }

  @Test
  void knowsTheOldAndTheNewSecretWhileOneIsReplaced() {
    texts.put("PEERS", "azure=http://127.0.2.1:18141");
    List.of("VISITOR_KEY", "FACES_KEY", "OPERATOR_KEY", "PEER_KEY")
        .forEach(name -> texts.put(name, OTHER_KEY + " , " + KEY));
    texts.put("FACES_KEY_CURRENT", OTHER_KEY);
    texts.put("DB_PASSWORD", "new, old");
    Settings settings = read();
    assertThat(settings.visitorKeys()).containsExactly(bytes(OTHER_KEY), bytes(KEY));
    assertThat(settings.facesKeys()).containsExactly(bytes(OTHER_KEY), bytes(KEY));
    assertThat(settings.operatorKeys()).containsExactly(bytes(OTHER_KEY), bytes(KEY));
    assertThat(settings.peers().orElseThrow().keys()).containsExactly(bytes(OTHER_KEY), bytes(KEY));
    assertThat(settings.database().password()).isEqualTo("new,old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VISITOR_KEY", "FACES_KEY", "OPERATOR_KEY", "PEER_KEY", "DB_PASSWORD"})
  void refusesListsThatAreNotOfTwo(String name) {
    texts.put("PEERS", "azure=http://127.0.2.1:18141");
    texts.put("PEER_KEY", KEY);
    texts.put(name, KEY + "," + KEY + "," + KEY);
    assertThatThrownBy(this::read).hasMessage("The setting " + name + " is a list of more than 2.");
    for (String list : List.of(KEY + ",", "," + KEY, ",", KEY + ", ")) {
      texts.put(name, list);
      assertThatThrownBy(this::read)
          .hasMessage("The setting " + name + " is a list with an empty part.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VISITOR_KEY", "FACES_KEY", "OPERATOR_KEY", "PEER_KEY"})
  void refusesListsWithAKeyOfTheWrongLength(String name) {
    texts.put("PEERS", "azure=http://127.0.2.1:18141");
    texts.put("PEER_KEY", KEY);
    for (String list : List.of(KEY + ",c2hvcnQ=", "c2hvcnQ=," + KEY, KEY + ",%%%")) {
      texts.put(name, list);
      assertThatThrownBy(this::read)
          .isInstanceOf(Settings.InvalidSettingException.class)
          .hasMessageStartingWith("The setting " + name + " is a list, of which each part must")
          .hasMessageContaining("32 bytes in Base64")
          .hasMessageNotContaining("c2hvcnQ");
    }
  }

  @Test
  void refusesAnotherCurrentKeyOfFacesThanTheFirst() {
    texts.put("FACES_KEY", OTHER_KEY + "," + KEY);
    assertThatThrownBy(this::read)
        .hasMessage("The setting FACES_KEY_CURRENT is not the first of FACES_KEY.");
    texts.remove("FACES_KEY_CURRENT");
    assertThatThrownBy(this::read).hasMessage("The setting FACES_KEY_CURRENT is missing or empty.");
  }

  @Test
  void isAloneWithoutPeers() {
    assertThat(read().peers()).isEmpty();
    texts.put("PEERS", " ");
    assertThat(read().peers()).isEmpty();
  }

  @Test
  void knowsItsPeersByName() {
    texts.put("PEERS", "azure=http://127.0.2.1:18141, gcp=https://peer.gcp.example");
    texts.put("PEER_KEY", KEY);
    assertThat(read().peers().orElseThrow().addresses())
        .containsOnly(
            Map.entry("azure", URI.create("http://127.0.2.1:18141")),
            Map.entry("gcp", URI.create("https://peer.gcp.example")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azure|The setting PEERS is not a list",
        "azure=|The setting PEERS is not an address",
        "azure=127.0.2.1:18141|The setting PEERS is not an address",
        "Azure=http://127.0.2.1|The setting PEERS is not a list",
        "azure=http://a.example,|The setting PEERS is not a list",
        "aws=http://127.0.1.1|The setting PEERS names aws",
        "azure=http://a.example,azure=http://b.example|The setting PEERS names azure"
      })
  void refusesPeersThatAreNotWellFormed(String peers, String message) {
    texts.put("PEERS", peers);
    texts.put("PEER_KEY", KEY);
    assertThatThrownBy(this::read)
        .isInstanceOf(Settings.InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesPeersWithoutKeyAndKeyWithoutPeers() {
    texts.put("PEERS", "azure=http://127.0.2.1:18141");
    assertThatThrownBy(this::read).hasMessage("The setting PEER_KEY is missing or empty.");
    texts.put("PEER_KEY", "c2hvcnQ=");
    assertThatThrownBy(this::read).hasMessageStartingWith("The setting PEER_KEY is not at least");
    texts.remove("PEERS");
    assertThatThrownBy(this::read).hasMessageStartingWith("The setting PEERS is missing or empty");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRM_POLICY, maybe, is none of local",
    "ADOPT_AFTER_SECONDS, 0, is not a number from 1 to 86400",
    "ADOPT_AFTER_SECONDS, soon, is not a number from 1 to 86400"
  })
  void refusesWhatCannotBeSaidAboutOtherClouds(String name, String text, String fault) {
    texts.put(name, text);
    assertThatThrownBy(this::read).hasMessageStartingWith("The setting " + name + " " + fault);
  }
}
