package shop.catamaran.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {

  private final Assets assets = new Assets(Map.of("css/shop.css", "a{}".getBytes(UTF_8)));

  @Test
  void namesAFileByItsContent() {
    String url = assets.url("css/shop.css");
    assertThat(url).matches("/assets/css/shop\\.[0-9a-f]{12}\\.css");
    assertThat(assets.hashed(url.substring("/assets/".length()))).isPresent();
    assertThat(new Assets(Map.of("css/shop.css", "b{}".getBytes(UTF_8))).url("css/shop.css"))
        .isNotEqualTo(url);
  }

  @Test
  void knowsNoOtherNames() {
    assertThatThrownBy(() -> assets.url("shop.css"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("assets/shop.css");
    assertThat(assets.plain("../web.xml")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br|true",
        "br;q=1.0, gzip;q=0.8|true",
        "gzip;q=0|false",
        "gzip; q=0.0|false",
        "identity|false"
      })
  void compressesForThoseWhoAsk(String acceptEncoding, boolean zipped) {
    assertThat(StaticContent.acceptsGzip(acceptEncoding)).isEqualTo(zipped);
  }

  @Test
  void recognizesTheTagItGave() {
    assertThat(StaticContent.matches("\"x\", W/\"y\"", "\"y\"")).isTrue();
    assertThat(StaticContent.matches("*", "\"y\"")).isTrue();
    assertThat(StaticContent.matches("\"x\"", "\"y\"")).isFalse();
    assertThat(StaticContent.matches(null, "\"y\"")).isFalse();
  }
}
