package shop.catamaran.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
