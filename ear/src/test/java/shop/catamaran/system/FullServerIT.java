package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.local.Installation;

/** The thin EAR on a full Payara Server, beside the members of the shop that all tests share. */
class FullServerIT {

  private static final String APPLICATION = "catamaran";

  private static FullServer server;
  private static String url;

  @BeforeAll
  static void deploy() throws IOException {
    int port = RunningShop.freePort();
    url = "http://127.0.0.1:" + port;
    server = FullServer.start(port, RunningShop.get().settings("full-server", url));
    server.asadmin(
        "deploy",
        "--name",
        APPLICATION,
        Installation.find().root().resolve("ear/target/catamaran.ear").toString());
  }

  @AfterAll
  static void undeploysAndEndsInOrder() throws IOException {
    try (FullServer ending = server) {
      assertThat(ending.asadmin("list-applications")).contains(APPLICATION);
      ending.asadmin("undeploy", APPLICATION);
      assertThat(ending.asadmin("list-applications")).doesNotContain(APPLICATION);
      assertThat(get("/cart").statusCode()).isEqualTo(404);
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(ending.ends()).as("ends when asked to").isTrue();
      assertThat(ending.said()).doesNotContain("OutOfMemoryError", "was not deployed");
    }
  }

  @Test
  void itsReadinessIsTheShops() throws IOException {
    JsonNode answer = json("/health/ready");
    assertThat(answer.get("status").asText()).isEqualTo("UP");
    assertThat(answer.get("checks")).hasSize(1);
    JsonNode data = answer.get("checks").get(0).get("data");
    assertThat(data.get("member").asText()).isEqualTo("full-server");
    assertThat(data.get("database").asText()).isEqualTo("read and written");
    assertThat(json("/health/live").get("status").asText()).isEqualTo("UP");
  }

  @Test
  void pagesAndAllTheyAreMadeOfAreShown() throws IOException {
    Shopper shopper = new Shopper(url);
    String product = Shopper.someProduct(url);
    Document home = shopper.open("/");
    Document page = shopper.open("/p/" + product);
    assertThat(home.title()).contains("Catamaran");
    assertThat(page.select("form#buy")).isNotEmpty();
    List<String> assets =
        Stream.of(home, page)
            .flatMap(
                document ->
                    Stream.of(
                            document.select("link[rel=stylesheet]").eachAttr("abs:href"),
                            document.select("script[src]").eachAttr("abs:src"),
                            document.select("img[src]").eachAttr("abs:src"))
                        .flatMap(List::stream))
            .distinct()
            .toList();
    assertThat(assets).anyMatch(asset -> asset.endsWith(".css"));
    assertThat(assets).anyMatch(asset -> asset.contains("/images/"));
    for (String asset : assets) {
      Connection.Response answer = get(URI.create(asset).getRawPath());
      assertThat(answer.statusCode()).as(asset).isEqualTo(200);
      assertThat(answer.bodyAsBytes()).as(asset).isNotEmpty();
      assertThat(answer.contentType()).as(asset).doesNotContain("text/html");
    }
    Connection.Response missing = get("/p/there-is-no-such-product");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.parse().select("header")).isNotEmpty();
  }

  @Test
  void theInterfaceForMachinesAnswers() throws IOException {
    JsonNode products = json("/api/v1/products?limit=3");
    assertThat(products.get("products")).hasSize(3);
    String handle = products.get("products").get(0).get("handle").asText();
    assertThat(json("/api/v1/products/" + handle).get("handle").asText()).isEqualTo(handle);
    assertThat(get("/openapi").body()).contains("/products");
    Connection.Response missing = get("/api/v1/products/there-is-no-such-product");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.contentType()).startsWith("application/problem+json");
  }

  @Test
  void anOrderIsPaidConfirmedTrackedAndWrittenAbout() throws IOException {
    Shopper shopper = new Shopper(url);
    shopper.addToCart(Shopper.someProduct(url));
    shopper.enterAddress();
    shopper.chooseDelivery();
    Document confirmation = shopper.placeOrder(shopper.enterCard(Shopper.GOOD_CARD));
    assertThat(confirmation.location()).startsWith(url + "/orders/");
    assertThat(confirmation.text()).contains("Payment received");
    String number = confirmation.expectFirst(".order-number").text();

    // What a stranger proved is remembered in a session.
    Shopper stranger = new Shopper(url);
    String path = URI.create(confirmation.location()).getPath();
    assertThat(stranger.answer(path).statusCode()).isEqualTo(404);
    Document tracked =
        stranger.submit(
            stranger.open("/track"),
            "trackForm",
            "find",
            Map.of("number", number, "trackEmail", "ada@example.org"));
    assertThat(tracked.text()).contains(number).contains("Payment received");
    assertThat(stranger.answer(path).statusCode()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Jsoup.connect(RunningShop.get().mailUrl()).get().text())
                    .contains(number));
    Shopper elsewhere = shopper.movedTo(RunningShop.get().url());
    assertThat(elsewhere.open(path).expectFirst(".order-number").text()).isEqualTo(number);
  }

  private static JsonNode json(String path) throws IOException {
    Connection.Response answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static Connection.Response get(String path) throws IOException {
    return Jsoup.connect(url + path)
        .ignoreContentType(true)
        .ignoreHttpErrors(true)
        .maxBodySize(0)
        .execute();
  }
}
