package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What shoppers and programs are told when something is gone, down or broken. */
class MishapsIT {

  private final RunningShop shop = RunningShop.get();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whatIsNoLongerSoldSaysSoAndWhereItWas() throws Exception {
    shop.withdrawnProduct("gone-lamp");
    HttpResponse<String> page = get(shop.url() + "/p/gone-lamp");
    RefusalsIT.assertPage(page, 410);
    Document document = Jsoup.parse(page.body());
    assertThat(document.expectFirst("h1").text()).isEqualTo("Gone Lamp is no longer sold");
    assertThat(document.select("main a").eachAttr("href")).contains("/c/lamps");
    HttpResponse<String> problem = get(shop.url() + "/api/v1/products/gone-lamp");
    RefusalsIT.assertProblem(problem, 410);
    assertThat(problem.body()).contains("\"categorySlug\":\"lamps\"");
  }

  @SuppressWarnings("try") // What it is for is to end.
  @Test
  void aDatabaseThatCannotBeReachedIsToldByPagesAndApi() throws Exception {
    try (RunningShop.Outage outage = shop.databaseOutage()) {
      // Not through the balancer, which notices.
      String member = shop.memberUrl(1);
      HttpResponse<String> page = get(member + "/search?q=" + UUID.randomUUID());
      RefusalsIT.assertPage(page, 503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body()).contains("Your cart is kept");
      HttpResponse<String> problem = get(member + "/api/v1/products?q=" + UUID.randomUUID());
      RefusalsIT.assertProblem(problem, 503);
      assertThat(problem.headers().firstValue("Retry-After")).isPresent();
    }
    shop.awaitReady();
    for (int number = 1; number <= 2; number++) {
      String member = shop.memberUrl(number);
      assertThat(get(member + "/search?q=" + UUID.randomUUID()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aFaultOfOursHasANumberAndTellsNothingElse() throws Exception {
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(Shopper.someProduct(shop.url()));
    shop.execute("REVOKE SELECT ON orders.cart_line FROM catamaran_app");
    try {
      Document page = shopper.open("/cart");
      assertThat(page.connection().response().statusCode()).isEqualTo(500);
      assertThat(page.expectFirst("h1").text()).isEqualTo("Something went wrong on our side");
      assertThat(page.expectFirst(".code").text()).hasSize(36);
      assertThat(page.html()).doesNotContain("permission").doesNotContain("Exception");
    } finally {
      shop.execute("GRANT SELECT ON orders.cart_line TO catamaran_app");
    }
    assertThat(shopper.open("/cart").select(".line")).hasSize(1);
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}
