package shop.catamaran.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private record Line(String sku, int quantity) {}

  private record Basket(
      String name,
      Map<String, String> options,
      List<Line> lines,
      long total,
      boolean open,
      Instant at,
      String image) {}

  @Test
  void writesComponentsInTheirOrderAndLeavesOutWhatIsNotThere() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("Size", "M");
    options.put("Color", "Signal \"yellow\"");
    Basket basket =
        new Basket(
            "Ada",
            options,
            List.of(new Line("A", 1)),
            12,
            true,
            Instant.parse("2026-01-02T03:04:05Z"),
            null);
    assertThat(JsonText.of(List.of(basket)))
        .isEqualTo(
            "[{\"name\":\"Ada\",\"options\":{\"Size\":\"M\",\"Color\":\"Signal \\\"yellow\\\"\"},"
                + "\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"total\":12,\"open\":true,"
                + "\"at\":\"2026-01-02T03:04:05Z\"}]");
  }
}
