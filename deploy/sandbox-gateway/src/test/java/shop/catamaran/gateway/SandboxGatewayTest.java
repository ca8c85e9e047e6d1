package shop.catamaran.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGatewayTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private SandboxGateway gateway;
  private GatewayClient client;

  @BeforeEach
  void start() {
    gateway =
        SandboxGateway.start(
            new GatewaySettings("127.0.0.1", 0, GatewayClient.KEY, folder.resolve("books.db")),
            CLOCK);
    client = new GatewayClient(gateway.address());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void authorizesCapturesAndRefunds() throws Exception {
    HttpResponse<String> authorized =
        client.authorize("a", client.token("4242 4242 4242 4242"), 5_000);
    assertThat(authorized.statusCode()).isEqualTo(200);
    assertThat(GatewayClient.json(authorized).path("status").asText()).isEqualTo("authorized");
    String id = GatewayClient.json(authorized).path("id").asText();

    assertThat(GatewayClient.errorCode(refund(id, "r0", 1))).isEqualTo("not_captured");
    assertThat(GatewayClient.json(capture(id, "c")).path("status").asText()).isEqualTo("captured");
    assertThat(GatewayClient.errorCode(capture(id, "other"))).isEqualTo("not_capturable");
    assertThat(GatewayClient.json(refund(id, "r1", 2_000)).path("status").asText())
        .isEqualTo("refunded");
    assertThat(refund(id, "r1", 2_000).statusCode()).isEqualTo(200);
    assertThat(refund(id, "r2", 3_001).statusCode()).isEqualTo(409);
    assertThat(GatewayClient.errorCode(refund(id, "r2", 3_001))).isEqualTo("refund_exceeds_charge");

    JsonNode booked = GatewayClient.json(client.get("/v1/books")).path("data");
    assertThat(booked).hasSize(1);
    assertThat(booked.get(0).path("captured").asLong()).isEqualTo(5_000);
    assertThat(booked.get(0).path("refunded").asLong()).isEqualTo(2_000);
    assertThat(booked.get(0).path("last4").asText()).isEqualTo("4242");
  }

  @Test
  void letsClientsThatAskFirstSendTheirBody() throws Exception {
    HttpResponse<String> answer =
        client.send(
            client
                .request("/v1/tokens")
                .expectContinue(true)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        GatewayClient.card("4242424242424242", "12", "2040", "123"))));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, card_declined",
    "4000000000009995, insufficient_funds",
    "4000000000000069, expired_card",
    "4000000000000127, incorrect_cvc"
  })
  void declines(String number, String code) throws Exception {
    HttpResponse<String> answer = client.authorize("d", client.token(number), 100);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(GatewayClient.json(answer).path("status").asText()).isEqualTo("declined");
    assertThat(GatewayClient.json(answer).path("decline_code").asText()).isEqualTo(code);
    String id = GatewayClient.json(answer).path("id").asText();
    assertThat(GatewayClient.errorCode(capture(id, "c"))).isEqualTo("not_capturable");
    assertThat(client.booked("d").get(0).path("captured").asLong()).isZero();
  }

  @Test
  void refusesARepeatWhileTheSlowCardIsWorkedOn() throws Exception {
    String token = client.token("4000000000003220");
    CompletableFuture<HttpResponse<String>> slow = client.authorizeLater("s", token, 100);
    awaitBooked("s");
    HttpResponse<String> repeat = client.authorize("s", token, 100);
    assertThat(repeat.statusCode()).isEqualTo(409);
    assertThat(GatewayClient.errorCode(repeat)).isEqualTo("idempotency_in_progress");
    assertThat(slow.get().statusCode()).isEqualTo(200);
    assertThat(client.authorize("s", token, 100).body()).isEqualTo(slow.get().body());
    assertThat(client.booked("s")).hasSize(1);
  }

  @Test
  void hangsAfterTheChargeAndAnswersTheRepeat() throws Exception {
    String token = client.token("4000000000000119");
    CompletableFuture<HttpResponse<String>> lost = client.authorizeLater("h", token, 100);
    awaitBooked("h");
    String id = awaitRepeat("h", token);
    assertThat(lost).isNotDone();
    lost.cancel(true);
    assertThatThrownBy(
            () ->
                client.send(
                    client
                        .request("/v1/payments/" + id + "/capture")
                        .timeout(Duration.ofMillis(500))
                        .header("Authorization", "Bearer " + GatewayClient.KEY)
                        .header("Idempotency-Key", "hc")
                        .POST(BodyPublishers.noBody())))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(capture(id, "hc").statusCode()).isEqualTo(200);
    assertThat(client.booked("h")).hasSize(1);
    assertThat(client.booked("h").get(0).path("captured").asLong()).isEqualTo(100);
  }

  @Test
  void manySilentCardsLeaveRoomForOthers() throws Exception {
    String silent = client.token("4000000000000119");
    List<CompletableFuture<HttpResponse<String>>> lost = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lost.add(client.authorizeLater("m" + i, silent, 100));
    }
    for (int i = 0; i < 40; i++) {
      awaitBooked("m" + i);
    }
    HttpResponse<String> other = client.authorize("other", client.token("4242424242424242"), 100);
    assertThat(other.statusCode()).isEqualTo(200);
    lost.forEach(answer -> answer.cancel(true));
  }

  @Test
  void cutsTheConnectionAfterTheChargeAndAnswersTheRepeat() throws Exception {
    String token = client.token("4000000000000341");
    assertThatThrownBy(() -> client.authorize("l", token, 100)).isInstanceOf(IOException.class);
    HttpResponse<String> repeat = client.authorize("l", token, 100);
    assertThat(repeat.statusCode()).isEqualTo(200);
    String id = GatewayClient.json(repeat).path("id").asText();
    assertThatThrownBy(() -> capture(id, "lc")).isInstanceOf(IOException.class);
    assertThat(capture(id, "lc").statusCode()).isEqualTo(200);
    assertThat(client.booked("l")).hasSize(1);
  }

  @Test
  void failsTwiceAndThenCharges() throws Exception {
    String token = client.token("4000000000005126");
    assertThat(client.authorize("f", token, 100).statusCode()).isEqualTo(500);
    assertThat(client.authorize("f", token, 100).statusCode()).isEqualTo(500);
    assertThat(client.booked("f")).isEmpty();
    assertThat(client.authorize("f", token, 100).statusCode()).isEqualTo(200);
    assertThat(client.authorize("f", token, 100).statusCode()).isEqualTo(200);
    assertThat(client.booked("f")).hasSize(1);
  }

  @Test
  void answersRepeatsAlikeAndRefusesOtherParameters() throws Exception {
    String token = client.token("4242424242424242");
    HttpResponse<String> first = client.authorize("i", token, 100);
    assertThat(client.authorize("i", token, 100).body()).isEqualTo(first.body());
    HttpResponse<String> other = client.authorize("i", token, 101);
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(GatewayClient.errorCode(other)).isEqualTo("idempotency_error");
  }

  @Test
  void chargesOnceHoweverManyAskAtOnce() throws Exception {
    String token = client.token("4242424242424242");
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.generate(() -> client.authorizeLater("x", token, 100)).limit(30).toList();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isIn(200, 409);
    }
    assertThat(client.booked("x")).hasSize(1);
  }

  @Test
  void validationFailuresAreNotKept() throws Exception {
    assertThat(GatewayClient.errorCode(client.authorize("v", "tok_unknown", 100)))
        .isEqualTo("invalid_token");
    assertThat(GatewayClient.errorCode(client.authorize("v", "tok_unknown", 0)))
        .isEqualTo("invalid_request");
    assertThat(client.authorize("v", client.token("4242424242424242"), 100).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424241, 12, 2040, 123, invalid_number",
    "'', 12, 2040, 123, invalid_number",
    "4242, 12, 2040, 123, invalid_number",
    "4242424242424242, 5, 2026, 123, invalid_expiry",
    "4242424242424242, 13, 2030, 123, invalid_expiry",
    "4242424242424242, 0, 2030, 123, invalid_expiry",
    "4242424242424242, 1, 30, 123, invalid_expiry",
    "4242424242424242, 6, 2026, 12, invalid_cvc",
    "378282246310005, 6, 2026, 123, invalid_cvc"
  })
  void findsFaultWithCards(String number, String month, String year, String code, String error)
      throws Exception {
    HttpResponse<String> answer =
        client.post("/v1/tokens", GatewayClient.card(number, month, year, code));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(GatewayClient.errorCode(answer)).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({
    "5555555555554444, 123, Mastercard, 4444",
    "378282246310005, 1234, American Express, 0005",
    "4242-4242-4242-4242, 123, Visa, 4242"
  })
  void takesOtherValidCards(String number, String code, String brand, String last4)
      throws Exception {
    HttpResponse<String> answer =
        client.post("/v1/tokens", GatewayClient.card(number, "6", "2026", code));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(GatewayClient.json(answer).path("brand").asText()).isEqualTo(brand);
    assertThat(GatewayClient.json(answer).path("last4").asText()).isEqualTo(last4);
  }

  @Test
  void letsBrowsersOfAnyOriginPostCards() throws Exception {
    HttpResponse<String> preflight =
        client.send(client.request("/v1/tokens").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Content-Type");
    HttpResponse<String> refused = client.post("/v1/tokens", "{}");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{} {}", "{\"number\": {\"a\": 1}}", "\"\uD800\""})
  void refusesBadBodies(String body) throws Exception {
    assertThat(client.post("/v1/tokens", body).statusCode()).isIn(400, 422);
  }

  @Test
  void refusesWhatIsTooLargeOrOfAnotherKind() throws Exception {
    String large = "{\"a\":\"" + "x".repeat(20_000) + "\"}";
    assertThat(client.post("/v1/tokens", large).statusCode()).isEqualTo(413);
    HttpResponse<String> chunked =
        client.send(
            client
                .request("/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(
                            List.of(large.getBytes(StandardCharsets.UTF_8))))));
    assertThat(chunked.statusCode()).isEqualTo(413);
    HttpResponse<String> form =
        client.send(
            client
                .request("/v1/tokens")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("number=1")));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(client.get("/v1/tokens").statusCode()).isEqualTo(405);
    assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesStrangersAndMissingKeys() throws Exception {
    assertThat(client.send(client.request("/v1/books")).statusCode()).isEqualTo(401);
    assertThat(client.post("/v1/payments", "{}").statusCode()).isEqualTo(401);
    HttpResponse<String> withoutKey =
        client.send(
            client
                .request("/v1/payments")
                .header("Authorization", "Bearer " + GatewayClient.KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(GatewayClient.errorCode(withoutKey)).isEqualTo("idempotency_key_required");
  }

  @Test
  void neverWritesACardNumberDown() throws Exception {
    client.authorize("n", client.token("4242424242424242"), 100);
    client.post("/v1/tokens", "{\"number\": \"4242424242424242\", ");
    gateway.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("4242424242424242");
      }
    }
  }

  private HttpResponse<String> capture(String id, String key) throws Exception {
    return client.postKeyed("/v1/payments/" + id + "/capture", key, "");
  }

  private HttpResponse<String> refund(String id, String key, long amount) throws Exception {
    return client.postKeyed("/v1/payments/" + id + "/refunds", key, "{\"amount\": " + amount + "}");
  }

  private void awaitBooked(String key) throws Exception {
    Instant deadline = Instant.now().plusSeconds(10);
    while (client.booked(key).isEmpty()) {
      assertThat(Instant.now()).as("booked in time").isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private String awaitRepeat(String key, String token) throws Exception {
    Instant deadline = Instant.now().plusSeconds(10);
    while (true) {
      HttpResponse<String> repeat = client.authorize(key, token, 100);
      if (repeat.statusCode() == 200) {
        return GatewayClient.json(repeat).path("id").asText();
      }
      assertThat(Instant.now()).as("answered in time").isBefore(deadline);
    }
  }
}
