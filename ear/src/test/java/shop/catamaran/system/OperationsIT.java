package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page for operators shows what is there and what is gone, with a script and without. */
class OperationsIT {

  private final RunningShop shop = RunningShop.get();

  @Test
  void showsTheCloudAndMissesAMemberThatWasKilled() throws IOException {
    awaitSign("aws.state", "sells");
    awaitSign("aws.database", "answers");
    awaitSign("aws.member.aws-1", "there");
    awaitSign("aws.member.aws-2", "there");
    shop.kill("aws-2");
    try {
      awaitSign("aws.member.aws-2", "gone");
      assertThat(sign("aws.state")).isEqualTo("sells");
      Document page = Jsoup.connect(shop.url() + "/operations").get();
      assertThat(page.select("[data-sign=aws.member.aws-2]").text()).isEqualTo("gone");
      assertThat(page.select("[data-sign=aws.member.aws-2]").attr("data-mood")).isEqualTo("bad");
      assertThat(page.select("noscript meta[http-equiv=refresh]")).hasSize(1);
    } finally {
      shop.restart("aws-2");
    }
    awaitSign("aws.member.aws-2", "there");
  }

  private void awaitSign(String key, String text) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(sign(key)).as(key).isEqualTo(text));
  }

  private String sign(String key) throws IOException {
    String address = shop.url() + "/operations/state.json";
    JsonNode signs =
        new ObjectMapper()
            .readTree(Jsoup.connect(address).ignoreContentType(true).execute().body());
    return signs.path(key).path("text").asText();
  }
}
