package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jsoup.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.Installation;
import shop.catamaran.operator.local.LocalShop;
import shop.catamaran.operator.local.LocalStatus;
import shop.catamaran.operator.local.UpOptions;
import shop.catamaran.operator.relay.LinkCondition;

/** Two clouds of one member each: both sell the same goods, and each can go and come back. */
class CloudsIT {

  private static final String AWS_ADDRESS = "127.0.1.1";
  private static final String AZURE_ADDRESS = "127.0.2.1";
  private static final Duration WITHDRAWN_WITHIN = Duration.ofSeconds(15);
  private static final Duration REPLICATED_WITHIN = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static LocalShop shop;

  @BeforeAll
  static void start() throws IOException {
    Path state = Files.createTempDirectory("catamaran-clouds");
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
    shop =
        new LocalShop(Installation.find(), state, new Progress(new PrintStream(System.out, true)));
    shop.up(
        UpOptions.standard()
            .withClouds("aws", "azure")
            .withMembers(1)
            .onPorts(RunningShop.freePort(), RunningShop.freePorts()));
  }

  @AfterAll
  static void stop() {
    shop.downAndDelete();
  }

  @Test
  void bothCloudsServeTheSameCatalogue() throws Exception {
    String list = "api/v1/products?limit=100&sort=price-desc";
    JsonNode first = json(get(cloud("aws") + list));
    assertThat(first.path("products")).hasSize(100);
    await()
        .atMost(REPLICATED_WITHIN)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(json(get(cloud("azure") + list))).isEqualTo(first));
    assertThat(shop.record()).containsExactly(AWS_ADDRESS, AZURE_ADDRESS);
  }

  @Test
  void aShopperWhoseCloudDiesFindsHerCartInTheOther() throws Exception {
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(Shopper.someProduct(shop.url()));
    Connection.Response before = shopper.answer("/cart");
    String mine = before.header("X-Cloud");
    String other = mine.equals("aws") ? "azure" : "aws";
    awaitFollowed();

    shop.kill(mine);
    try {
      Connection.Response after = shopper.answer("/cart");
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.header("X-Cloud")).isEqualTo(other);
      assertThat(after.parse().select("li.line"))
          .hasSameSizeAs(before.parse().select("li.line"))
          .isNotEmpty();
      await().atMost(WITHDRAWN_WITHIN).until(() -> shop.record().equals(List.of(address(other))));
      LocalStatus status = status();
      assertThat(status.answers()).isTrue();
      assertThat(status.healthy()).isFalse();
      assertThat(condition(mine).serves()).isFalse();
      assertThat(condition(mine).inRecord()).isFalse();
      assertThat(status.parts())
          .filteredOn(part -> part.name().startsWith(mine))
          .hasSize(3)
          .allMatch(part -> part.condition().equals("gone"));
    } finally {
      shop.restart(mine);
    }
    await().atMost(WITHDRAWN_WITHIN).until(() -> shop.record().size() == 2);
    await().atMost(REPLICATED_WITHIN).until(() -> status().healthy());
  }

  @Test
  void aDrainedCloudSendsItsShoppersToTheOtherWithoutAFailure() throws Exception {
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(Shopper.someProduct(shop.url()));
    Connection.Response before = shopper.answer("/cart");
    String mine = before.header("X-Cloud");
    String other = mine.equals("aws") ? "azure" : "aws";
    awaitFollowed();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<List<Integer>> shopping =
        CompletableFuture.supplyAsync(
            () -> {
              List<Integer> answers = new ArrayList<>();
              while (!over.get()) {
                answers.add(status(shopper));
              }
              return answers;
            });
    try {
      shop.drain(mine, "a test");
      assertThat(shop.record()).containsExactly(address(other));
      Connection.Response after = shopper.answer("/cart");
      assertThat(after.header("X-Cloud")).isEqualTo(other);
      assertThat(after.parse().select("li.line"))
          .hasSameSizeAs(before.parse().select("li.line"))
          .isNotEmpty();
      assertThat(get(cloud(mine) + "health/cloud").body())
          .contains("the operator drained it: a test");
      assertThat(get(cloud(mine)).statusCode()).as("who comes all the same").isEqualTo(200);
      assertThatThrownBy(() -> shop.drain(other, "a test"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("No other cloud sells");
    } finally {
      shop.undrain(mine);
      over.set(true);
    }
    assertThat(shopping.get()).hasSizeGreaterThan(10).containsOnly(200);
    assertThat(shop.record()).containsExactly(AWS_ADDRESS, AZURE_ADDRESS);
  }

  private static int status(Shopper shopper) {
    try {
      return shopper.answer("/cart").statusCode();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aCutLinkLeavesBothCloudsSellingAndTheyAgreeOnceItIsHealed() throws Exception {
    String line = "/lines/" + someSku();
    String cart = "api/v1/carts/" + UUID.randomUUID();
    shop.cutLink();
    try {
      assertThat(status().links()).singleElement().satisfies(l -> assertThat(l.cut()).isTrue());
      put(cloud("aws") + cart + line);
      assertThat(lines(cloud("aws") + cart)).isEqualTo(1);
      assertThat(get(cloud("aws") + "health/cloud").statusCode()).isEqualTo(200);
      assertThat(get(cloud("azure") + "health/cloud").statusCode()).isEqualTo(200);
      assertThat(lines(cloud("azure") + cart)).as("nothing crossed the cut link").isZero();
    } finally {
      shop.healLink();
    }
    await()
        .atMost(REPLICATED_WITHIN)
        .untilAsserted(() -> assertThat(lines(cloud("azure") + cart)).isEqualTo(1));
    assertThat(status().links()).noneMatch(LinkCondition::cut);
  }

  @Test
  void aPathThatIsNotUtf8IsRefused() throws Exception {
    for (String path : List.of("p/%ff", "p/%C3%28", "api/v1/products/%ED%A0%80")) {
      assertThat(get(cloud("aws") + path).statusCode()).as(path).isEqualTo(400);
    }
  }

  /** Each cloud has confirmed to the other all that was written there until now. */
  private static void awaitFollowed() {
    await()
        .atMost(REPLICATED_WITHIN)
        .until(
            () ->
                status().clouds().stream()
                    .flatMap(cloud -> cloud.replication().stream())
                    .allMatch(follower -> follower.connected() && follower.behindBytes() < 4096));
  }

  private static LocalStatus status() {
    return shop.status().orElseThrow();
  }

  private static LocalStatus.CloudCondition condition(String cloud) {
    return status().clouds().stream()
        .filter(each -> each.name().equals(cloud))
        .findFirst()
        .orElseThrow();
  }

  private static String address(String cloud) {
    return cloud.equals("aws") ? AWS_ADDRESS : AZURE_ADDRESS;
  }

  /** Its balancer, past the edge. */
  private static String cloud(String name) {
    return "http://" + address(name) + ":" + URI.create(shop.url()).getPort() + "/";
  }

  private static String someSku() throws Exception {
    String handle = Shopper.someProduct(shop.url());
    JsonNode variants = json(get(cloud("aws") + "api/v1/products/" + handle)).path("articles");
    return StreamSupport.stream(variants.spliterator(), false)
        .map(variant -> variant.path("sku").asText())
        .findFirst()
        .orElseThrow();
  }

  private static int lines(String cart) throws Exception {
    return json(get(cart)).path("lines").size();
  }

  private static void put(String url) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"quantity\": 1}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
