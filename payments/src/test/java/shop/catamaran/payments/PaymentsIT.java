package shop.catamaran.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.gateway.GatewayForTests;

@ArquillianTest
class PaymentsIT {

  private static final String SUCCESS = "4242424242424242";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ArquillianResource private URL application;

  @Deployment(testable = false)
  static WebArchive archive() {
    return ShrinkWrap.create(WebArchive.class, "payments-it.war")
        .addPackages(
            true, Filters.exclude(".*(Test|IT)(\\$.*)?\\.class"), "shop.catamaran.payments")
        .addAsResource("META-INF/persistence.xml")
        .addAsResource("META-INF/services/jakarta.enterprise.inject.spi.Extension")
        .addAsLibraries(new File("target/archive-libraries").listFiles())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML("container/web.xml");
  }

  @AfterEach
  void gatewayRuns() {
    GatewayForTests.start();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, CAPTURED, 1",
    "5555555555554444, CAPTURED, 1",
    "4000000000003220, CAPTURED, 1",
    "4000000000000119, CAPTURED, 1",
    "4000000000000341, CAPTURED, 1",
    "4000000000005126, CAPTURED, 1",
    "4000000000000002, DECLINED card_declined, 0",
    "4000000000009995, DECLINED insufficient_funds, 0",
    "4000000000000069, DECLINED expired_card, 0",
    "4000000000000127, DECLINED incorrect_cvc, 0"
  })
  void bringsEachCardToItsEnd(String number, String end, int charges) throws Exception {
    UUID id = open(number, 1_999);
    assertThat(payment(id)).isEqualTo("UNKNOWN");
    awaitSettled(id, end);
    assertThat(settle(id)).isEqualTo(end);
    assertThat(payment(id)).isEqualTo(end);
    assertThat(charges(id)).isEqualTo(List.of(1_999L).subList(0, charges));
  }

  @Test
  void declinesATokenThatTheGatewayDoesNotKnow() throws Exception {
    UUID id = UUID.randomUUID();
    put(id, 500, "tok_of_nobody", false);
    assertThat(settle(id)).isEqualTo("DECLINED invalid_token");
    assertThat(PaymentsDatabase.attempts(id)).containsExactly("AUTHORIZE DECLINED invalid_token");
  }

  @Test
  void chargesOnceHoweverManySettle() throws Exception {
    for (String number : List.of(SUCCESS, "4000000000000341", "4000000000003220")) {
      UUID id = open(number, 700);
      List<CompletableFuture<HttpResponse<String>>> all =
          IntStream.range(0, 8).mapToObj(i -> later("POST", id + "/settlement")).toList();
      for (CompletableFuture<HttpResponse<String>> one : all) {
        assertThat(one.get().body()).isIn("CAPTURED", "UNKNOWN");
      }
      assertThat(settle(id)).isEqualTo("CAPTURED");
      assertThat(charges(id)).containsExactly(700L);
      assertThat(PaymentsDatabase.attempts(id))
          .filteredOn(attempt -> !attempt.contains("UNKNOWN"))
          .containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED");
    }
  }

  @Test
  void keepsAnUnknownOutcomeUntilTheGatewayIsBack() throws Exception {
    UUID id = open(SUCCESS, 4_200);
    GatewayForTests.stop();
    for (int i = 0; i < 15; i++) {
      assertThat(settle(id)).isEqualTo("UNKNOWN");
    }
    assertThat(PaymentsDatabase.attempts(id))
        .as("attempts before the circuit opened")
        .hasSizeBetween(1, 14);
    assertThat(call("POST", "tokens?number=" + SUCCESS + "&year=2040"))
        .isEqualTo("GatewayUnavailableException");
    GatewayForTests.start();
    awaitSettled(id, "CAPTURED");
    assertThat(charges(id)).containsExactly(4_200L);
    assertThat(PaymentsDatabase.attempts(id)).contains("AUTHORIZE UNKNOWN", "CAPTURE SUCCEEDED");
  }

  @Test
  void takesTheAnswerOfAnotherCardForTheSameOrder() throws Exception {
    UUID id = open(SUCCESS, 900);
    // As if the same order had been sent through another cloud, with another card.
    gateway(
        "POST",
        "/v1/payments",
        id + ":authorize",
        """
        {"amount": 900, "currency": "EUR", "token": "%s", "reference": "%s"}"""
            .formatted(token(SUCCESS), id));
    assertThat(settle(id)).isEqualTo("CAPTURED");
    assertThat(charges(id)).containsExactly(900L);

    UUID other = open(SUCCESS, 900);
    gateway(
        "POST",
        "/v1/payments",
        other + ":authorize",
        """
        {"amount": 901, "currency": "EUR", "token": "%s", "reference": "%s"}"""
            .formatted(token(SUCCESS), other));
    assertThat(settle(other)).isEqualTo("UNKNOWN");
  }

  @Test
  void givesBackThePartsAndNeverMore() throws Exception {
    UUID id = open(SUCCESS, 1_000);
    UUID first = UUID.randomUUID();
    assertThat(refund(id, first, 100)).isEqualTo("RefundRefusedException");
    settle(id);
    assertThat(refund(id, first, 400)).isEqualTo("confirmed");
    assertThat(refund(id, first, 400)).isEqualTo("confirmed");
    assertThat(refund(id, first, 401)).isEqualTo("RefundRefusedException");
    assertThat(refund(id, UUID.randomUUID(), 601)).isEqualTo("RefundRefusedException");
    assertThat(refund(id, UUID.randomUUID(), 0)).isEqualTo("RefundRefusedException");
    assertThat(refund(id, UUID.randomUUID(), -5)).isEqualTo("RefundRefusedException");
    assertThat(payment(id)).isEqualTo("CAPTURED refunded EUR 4.00");
    assertThat(refund(id, UUID.randomUUID(), 600)).isEqualTo("confirmed");
    assertThat(payment(id)).isEqualTo("CAPTURED refunded EUR 10.00");
    assertThat(refunded(id)).isEqualTo(1_000);
    assertThat(refund(UUID.randomUUID(), UUID.randomUUID(), 1))
        .isEqualTo("UnknownPaymentException");
  }

  @Test
  void concurrentRefundsNeverExceedTheCharge() throws Exception {
    UUID id = open(SUCCESS, 1_000);
    settle(id);
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 12)
            .mapToObj(i -> later("POST", id + "/refunds/" + UUID.randomUUID() + "?amount=300"))
            .toList();
    List<String> answers = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> one : all) {
      answers.add(one.get().body());
    }
    assertThat(answers).filteredOn("confirmed"::equals).hasSize(3);
    assertThat(answers).filteredOn("RefundRefusedException"::equals).hasSize(9);
    assertThat(refunded(id)).isEqualTo(900);
    assertThat(payment(id)).isEqualTo("CAPTURED refunded EUR 9.00");
  }

  @Test
  void keepsAnUnknownRefundReservedUntilItIsKnown() throws Exception {
    UUID id = open(SUCCESS, 1_000);
    settle(id);
    UUID refund = UUID.randomUUID();
    GatewayForTests.stop();
    assertThat(refund(id, refund, 700)).isEqualTo("unknown");
    assertThat(refund(id, UUID.randomUUID(), 700)).isEqualTo("RefundRefusedException");
    assertThat(payment(id)).isEqualTo("CAPTURED");
    GatewayForTests.start();
    await(() -> refund(id, refund, 700).equals("confirmed"));
    assertThat(refunded(id)).isEqualTo(700);
    assertThat(payment(id)).isEqualTo("CAPTURED refunded EUR 7.00");
  }

  @Test
  void opensInTheCallersTransactionAndOnce() throws Exception {
    String token = token(SUCCESS);
    UUID id = UUID.randomUUID();
    assertThat(put(id, 500, token, true)).isEqualTo("IllegalStateException");
    assertThat(payment(id)).isEqualTo("none");
    assertThat(settle(id)).isEqualTo("UnknownPaymentException");
    assertThat(put(id, 500, token, false)).isEqualTo("opened");
    assertThat(put(id, 500, token, false)).isEqualTo("opened");
    assertThat(put(id, 501, token, false)).isEqualTo("PaymentConflictException");
    assertThat(put(id, 500, token(SUCCESS), false)).isEqualTo("PaymentConflictException");
    assertThat(call("POST", id + "/settlement-in-transaction")).isEqualTo("TransactionalException");
    assertThat(payment(id)).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424241, 2040",
    "4242, 2040",
    "'', 2040",
    "abcdabcdabcdabcd, 2040",
    "4242424242424242, 2020",
    "4242424242424242, -1"
  })
  void findsFaultWithCards(String number, int year) throws Exception {
    assertThat(call("POST", "tokens?number=" + number + "&year=" + year))
        .isEqualTo("CardInvalidException");
  }

  @Test
  void tellsBrowsersWhereToPostCards() throws Exception {
    assertThat(call("GET", "tokens"))
        .isEqualTo("http://127.0.0.1:" + System.getProperty("it.gateway.port") + "/v1/tokens");
  }

  @Test
  void theDatabaseRefusesToRewriteHistory() throws Exception {
    UUID id = open(SUCCESS, 1_000);
    settle(id);
    assertThat(PaymentsDatabase.refusal("UPDATE payments.payment SET state = 'UNKNOWN'", id))
        .contains("for good");
    assertThat(PaymentsDatabase.refusal("UPDATE payments.payment SET refunded_minor = 1001", id))
        .contains("check");
    assertThat(PaymentsDatabase.refusal("UPDATE payments.payment SET amount_minor = 1", id))
        .contains("denied");
    assertThat(PaymentsDatabase.refusal("UPDATE payments.payment_attempt SET code = 'x'", id))
        .contains("denied");
    assertThat(PaymentsDatabase.refusal("DELETE FROM payments.payment_attempt", id))
        .contains("denied");
  }

  @Test
  void knowsPaymentsOfOtherCloudsButLeavesThemAlone() throws Exception {
    UUID id = UUID.randomUUID();
    String insert =
        "INSERT INTO payments.payment (order_id, cloud, amount_minor, currency, token)"
            + " VALUES ('%s', 'azure', 300, 'EUR', 'tok_elsewhere')".formatted(id);
    try (Connection connection = PaymentsDatabase.as("catamaran_owner", "catamaran_owner");
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(insert)).hasMessageContaining("belongs to azure");
    }
    replicate(insert);
    assertThat(payment(id)).isEqualTo("UNKNOWN");
    assertThat(settle(id)).isEqualTo("UnknownPaymentException");
    assertThat(put(id, 300, token(SUCCESS), false)).isEqualTo("opened");
    assertThat(settle(id)).isEqualTo("CAPTURED");
    assertThat(payment(id)).isEqualTo("CAPTURED");
    assertThat(charges(id)).containsExactly(300L);
  }

  @Test
  void takesOverWhatAnotherCloudHasOpened() throws Exception {
    UUID id = UUID.randomUUID();
    assertThat(call("POST", id + "/adoption")).isEqualTo("UnknownPaymentException");
    replicate(
        "INSERT INTO payments.payment (order_id, cloud, amount_minor, currency, token)"
            + " VALUES ('%s', 'azure', 300, 'EUR', '%s')".formatted(id, token(SUCCESS)));
    assertThat(call("POST", id + "/adoption")).isEqualTo("adopted");
    assertThat(call("POST", id + "/adoption")).isEqualTo("adopted");
    assertThat(settle(id)).isEqualTo("CAPTURED");
    assertThat(charges(id)).containsExactly(300L);
  }

  @Test
  void asksNobodyForWhatAnotherCloudKnows() throws Exception {
    UUID id = open(SUCCESS, 300);
    replicate(
        "INSERT INTO payments.payment"
            + " (order_id, cloud, amount_minor, currency, token, state, gateway_payment_id)"
            + " VALUES ('%s', 'azure', 300, 'EUR', 'tok_elsewhere', 'CAPTURED', 'pay_elsewhere')"
                .formatted(id));
    assertThat(settle(id)).isEqualTo("CAPTURED");
    assertThat(charges(id)).isEmpty();
    assertThat(PaymentsDatabase.attempts(id)).isEmpty();
  }

  @Test
  void looksForAnOldPaymentBeforeItAsksForItAgain() throws Exception {
    UUID id = open(SUCCESS, 300);
    assertThat(settle(id)).isEqualTo("CAPTURED");
    replicate(
        ("UPDATE payments.payment SET state = 'UNKNOWN', gateway_payment_id = NULL,"
                + " opened_at = opened_at - interval '2 days', token = 'tok_forgotten'"
                + " WHERE order_id = '%s'")
            .formatted(id));
    assertThat(settle(id)).isEqualTo("CAPTURED");
    assertThat(charges(id)).containsExactly(300L);
  }

  @Test
  void givesBackWhatWasTakenInAnotherCloud() throws Exception {
    UUID elsewhere = open(SUCCESS, 300);
    assertThat(settle(elsewhere)).isEqualTo("CAPTURED");
    replicate(
        "UPDATE payments.payment SET cloud = 'azure' WHERE order_id = '%s'".formatted(elsewhere));
    replicate(
        "INSERT INTO payments.refund (refund_id, cloud, order_id, amount_minor, state)"
            + " VALUES ('%s', 'azure', '%s', 100, 'CONFIRMED')"
                .formatted(UUID.randomUUID(), elsewhere));
    assertThat(refund(elsewhere, UUID.randomUUID(), 201)).isEqualTo("RefundRefusedException");
    assertThat(refund(elsewhere, UUID.randomUUID(), 200)).isEqualTo("confirmed");
    assertThat(charges(elsewhere)).containsExactly(300L);
  }

  /** Writes as replication does: no trigger of the application fires. */
  private static void replicate(String statement) throws Exception {
    try (Connection connection = PaymentsDatabase.as("postgres", "postgres");
        var replication = connection.createStatement()) {
      replication.execute("SET session_replication_role = replica");
      replication.execute(statement);
    }
  }

  private UUID open(String number, long amount) throws Exception {
    UUID id = UUID.randomUUID();
    assertThat(put(id, amount, token(number), false)).isEqualTo("opened");
    return id;
  }

  private String token(String number) throws Exception {
    String path = "tokens?number=" + number + "&year=2040";
    // The circuit may still be open from another test.
    await(() -> call("POST", path).startsWith("tok_"));
    return call("POST", path);
  }

  private String put(UUID id, long amount, String token, boolean fail) throws Exception {
    return call("PUT", id + "?amount=" + amount + "&token=" + token + "&fail=" + fail);
  }

  private String settle(UUID id) throws Exception {
    long start = System.nanoTime();
    String answer = call("POST", id + "/settlement");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    return answer;
  }

  private String payment(UUID id) throws Exception {
    return call("GET", id.toString());
  }

  private String refund(UUID id, UUID refund, long amount) throws Exception {
    return call("POST", id + "/refunds/" + refund + "?amount=" + amount);
  }

  private String call(String method, String path) throws Exception {
    return later(method, path).get().body();
  }

  private CompletableFuture<HttpResponse<String>> later(String method, String path) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create(application + "probe/payments/" + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private void awaitSettled(UUID id, String end) throws Exception {
    await(() -> settle(id).equals(end));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
    }
  }

  private List<Long> charges(UUID id) throws Exception {
    List<Long> captured = new ArrayList<>();
    for (JsonNode payment : booked(id)) {
      if (payment.path("captured").asLong() > 0) {
        captured.add(payment.path("captured").asLong());
      }
    }
    assertThat(booked(id)).hasSizeLessThanOrEqualTo(1);
    return captured;
  }

  private long refunded(UUID id) throws Exception {
    return booked(id).get(0).path("refunded").asLong();
  }

  private List<JsonNode> booked(UUID id) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode payment : gateway("GET", "/v1/books", "", "").path("data")) {
      if (payment.path("reference").asText().equals(id.toString())) {
        found.add(payment);
      }
    }
    return found;
  }

  private JsonNode gateway(String method, String path, String key, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + System.getProperty("it.gateway.port") + path))
            .header("Authorization", "Bearer " + GatewayForTests.KEY)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return new ObjectMapper().readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }
}
