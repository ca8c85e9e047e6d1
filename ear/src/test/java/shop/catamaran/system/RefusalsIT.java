package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and how: the right 4xx in the right form, never a 5xx. */
class RefusalsIT {

  private static final String LONG = "LONG";
  private static final String CART = "/api/v1/carts/019aa5f0-1111-7222-8333-444455556666";

  private final RunningShop shop = RunningShop.get();
  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "/api/v1/products?limit=0, 400",
    "/api/v1/products?limit=1000000000, 400",
    "/api/v1/products?cursor=nonsense, 400",
    "/api/v1/products?priceFrom=-1, 400",
    "/api/v1/products?sort=sideways, 400",
    "/api/v1/products/no-such-product, 404",
    "/api/v1/categories/no-such-category, 404",
    "/api/v1/carts/not-a-uuid, 400",
    "/api/v1/orders/7K3QD-9XW2M?email=ada@example.org, 404",
    "/api/v1/no/such/path, 404",
  })
  void theApiRefusesWithAProblem(String path, int status) throws Exception {
    assertProblem(send(HttpRequest.newBuilder(uri(path)).GET()), status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"quantity\": 0} | application/json | 400",
        "{\"quantity\": -1} | application/json | 400",
        "{\"quantity\": 1000000000} | application/json | 400",
        "{\"quantity\": \"two\"} | application/json | 400",
        "{\"quantity\": | application/json | 400",
        "quantity=1 | application/x-www-form-urlencoded | 415",
        "{\"quantity\": 1} | application/json | 404",
      })
  void aCartLineIsChecked(String body, String type, int status) throws Exception {
    assertProblem(
        send(
            HttpRequest.newBuilder(uri(CART + "/lines/NO-SUCH-ARTICLE"))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body))),
        status);
  }

  @Test
  void aBodyLargerThanAnyoneNeedsIsRefused() throws Exception {
    assertProblem(
        send(
            HttpRequest.newBuilder(uri("/api/v1/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "too-large")
                .POST(BodyPublishers.ofString("{\"x\":\"" + "y".repeat(100_000) + "\"}"))),
        413);
  }

  @Test
  void onlyCloudsAreAnsweredBelowPeer() throws Exception {
    for (String token : new String[] {"", "forged", "a.b.c"}) {
      HttpResponse<String> status =
          send(
              HttpRequest.newBuilder(uri("/peer/v1/status"))
                  .header("Authorization", "Bearer " + token)
                  .GET());
      assertProblem(status, 401);
      assertThat(status.headers().firstValue("WWW-Authenticate")).isPresent();
    }
    assertProblem(
        send(
            HttpRequest.newBuilder(uri("/peer/v1/stock-requests"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        401);
  }

  @Test
  void cloudsAreNotAnsweredAtLength() throws Exception {
    assertProblem(
        send(
            HttpRequest.newBuilder(uri("/peer/v1/stock-requests"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("y".repeat(100_000)))),
        413);
  }

  @Test
  void nobodyUpgradesToAProtocolThatPassesTheBalancerUnseen() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(uri("/api/v1/ping")).build(), BodyHandlers.ofString());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.headers().firstValue("X-Cloud")).contains("aws");
  }

  @Test
  void operatorsNeedAToken() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri("/api/v1/admin/imports"))
                .header("Content-Type", "text/csv")
                .header("Authorization", "Bearer forged")
                .POST(BodyPublishers.ofString("Handle\n")));
    assertProblem(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "/p/no-such-product, 404",
    "/c/no-such-category, 404",
    "/orders/not-a-uuid, 404",
    "/orders/019aa5f0-1111-7222-8333-444455556666, 404",
    "/no-such-page, 404",
    "/images/xyz, 404",
    "/WEB-INF/web.xml, 404",
  })
  void pagesThatAreNotThereSaySo(String path, int status) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET());
    assertPage(answer, status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /search?q=%ff, 400",
    "GET, /search?q=%00, 400",
    "PUT, /cart, 405",
    "DELETE, /, 405",
    "POST, /search, 405",
    "GET, /assets/no-such.css, 404",
    "GET, /error, 404",
    "GET, /search?q=" + LONG + ", 414",
  })
  void pagesRefuseWithAPage(String method, String path, int status) throws Exception {
    assertPage(
        send(
            HttpRequest.newBuilder(uri(path.replace(LONG, "x".repeat(5000))))
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.noBody())),
        status);
  }

  @Test
  void formsThatAreTooLargeOrNoneAreRefusedWithAPage() throws Exception {
    assertPage(form("application/x-www-form-urlencoded", "q=" + "y".repeat(100_000)), 413);
    assertPage(form("application/json", "{}"), 415);
    assertPage(form("application/x-www-form-urlencoded", "q=%zz"), 400);
  }

  @Test
  void stateThatCannotBeReadIsAnExpiredPage() throws Exception {
    HttpResponse<String> answer =
        form(
            "application/x-www-form-urlencoded",
            "trackForm=trackForm&find=1&jakarta.faces.ViewState=torn");
    assertPage(answer, 409);
    assertThat(answer.body()).contains("expired").contains("href=\"/track\"");
  }

  @Test
  void aProgramThatAsksAPageForJsonGetsAProblem() throws Exception {
    assertProblem(
        send(HttpRequest.newBuilder(uri("/no-such-page")).header("Accept", "application/json")),
        404);
  }

  @Test
  void whatBrowsersAndRobotsAskForUnbiddenIsThere() throws Exception {
    for (String path : new String[] {"/favicon.ico", "/apple-touch-icon.png", "/robots.txt"}) {
      assertThat(send(HttpRequest.newBuilder(uri(path))).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    for (String origin : new String[] {"https://evil.example", "null"}) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(uri("/track"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", origin)
                  .POST(BodyPublishers.ofString("trackForm=trackForm")));
      assertPage(answer, 403);
    }
  }

  @Test
  void pagesCarryAStrictPolicyAndNoSession() throws Exception {
    HttpResponse<String> home = send(HttpRequest.newBuilder(uri("/")).GET());
    assertThat(home.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(home.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(home.headers().allValues("Set-Cookie")).isEmpty();
  }

  private HttpResponse<String> form(String type, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/track"))
            .header("Content-Type", type)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(body)));
  }

  /** One of our own pages, and not the server's. */
  static void assertPage(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body())
        .contains("class=\"masthead\"")
        .contains("<h1>")
        .doesNotContain("Exception")
        .doesNotContain("Payara");
  }

  static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"title\"");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(shop.url() + path);
  }
}
