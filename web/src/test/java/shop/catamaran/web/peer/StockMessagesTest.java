package shop.catamaran.web.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;

class StockMessagesTest {

  private static final String ID = "019aa5f0-1111-7222-8333-444455556666";

  @Test
  void readsWhatItWrites() {
    StockRequest request =
        new StockRequest(UUID.fromString(ID), Map.of(new Sku("ROPE-12"), 3, new Sku("MUG"), 1));
    assertThat(StockMessages.request(StockMessages.toJson(request))).isEqualTo(request);
    List<StockTransfer> transfers =
        List.of(new StockTransfer(UUID.fromString(ID), new Sku("MUG"), "azure", "aws", 7));
    assertThat(StockMessages.transfers(StockMessages.toJson(transfers), "azure", "aws"))
        .isEqualTo(transfers);
  }

  @Test
  void aStatusStaysWhatItIs() {
    PeerStatus status =
        new PeerStatus(
            "azure",
            "azure-1",
            Map.of("aws", 1, "azure", 2),
            "1.0.0",
            Map.of("catalog", "2"),
            "0/1A2B3C",
            Optional.of(Instant.parse("2026-01-01T12:00:00.123456Z")),
            Instant.parse("2026-01-01T12:00:01Z"));
    assertThat(PeerStatus.of(status.toJson())).isEqualTo(status);
    assertThatThrownBy(() -> PeerStatus.of("{\"cloud\":\"azure\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\":\"x\",\"units\":{\"A\":1}}",
        "{\"id\":1,\"units\":{\"A\":1}}",
        "{\"id\":\"" + ID + "\"}",
        "{\"id\":\"" + ID + "\",\"units\":{}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":0}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":-1}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":1.5}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":\"1\"}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":99999999999}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"A\":10001}}",
        "{\"id\":\"" + ID + "\",\"units\":{\"no sku\":1}}"
      })
  void refusesWhatIsNoRequest(String json) {
    assertThatThrownBy(() -> StockMessages.request(json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsTheSizeOfARequest() {
    StringBuilder units = new StringBuilder("\"A0\":1");
    for (int i = 1; i <= StockRequest.ARTICLES_MAX; i++) {
      units.append(",\"A").append(i).append("\":1");
    }
    String json = "{\"id\":\"" + ID + "\",\"units\":{" + units + "}}";
    assertThatThrownBy(() -> StockMessages.request(json)).hasMessageContaining("articles");
  }
}
