package shop.catamaran.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.gateway.GatewaySettings;
import shop.catamaran.gateway.SandboxGateway;
import shop.catamaran.payments.CardDetails;
import shop.catamaran.payments.CardInvalidException;
import shop.catamaran.payments.CardInvalidException.Field;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentToken;
import shop.catamaran.payments.internal.CardGateway.Authorization;
import shop.catamaran.payments.internal.CardGateway.RefundAnswer;

class HttpCardGatewayTest {

  private static final String KEY = "a-key-for-tests";

  @TempDir private Path folder;
  private SandboxGateway sandbox;
  private HttpCardGateway gateway;

  @BeforeEach
  void start() {
    sandbox =
        SandboxGateway.start(
            new GatewaySettings("127.0.0.1", 0, KEY, folder.resolve("books.db")),
            Clock.systemUTC());
    gateway = gatewayAt(sandbox.address(), KEY);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void takesMoneyAndGivesItBackOncePerKey() {
    OpenPayment payment = payment("4242 4242 4242 4242", 1_250);
    Authorization first = gateway.authorize(payment, soon());
    assertThat(first.declineCode()).isEmpty();
    assertThat(gateway.authorize(payment, soon())).isEqualTo(first);
    String id = first.gatewayPayment().orElseThrow();
    gateway.capture(payment.id(), id, soon());
    gateway.capture(payment.id(), id, soon());

    UUID refund = UUID.randomUUID();
    RefundAnswer paid = gateway.refund(refund, id, 1_000, soon());
    assertThat(paid.gatewayRefund()).isPresent();
    assertThat(gateway.refund(refund, id, 1_000, soon())).isEqualTo(paid);
    assertThat(gateway.refund(UUID.randomUUID(), id, 251, soon()))
        .isEqualTo(new RefundAnswer(Optional.empty(), Optional.of("refund_exceeds_charge")));
  }

  @Test
  void tellsWhyAPaymentIsDeclined() {
    assertThat(gateway.authorize(payment("4000000000009995", 1), soon()).declineCode())
        .contains("insufficient_funds");
    OpenPayment stranger =
        new OpenPayment(
            new PaymentId(UUID.randomUUID()),
            Money.ofMinor(CurrencyUnit.EUR, 1),
            new PaymentToken("tok_of_nobody"));
    assertThat(gateway.authorize(stranger, soon()))
        .isEqualTo(new Authorization(Optional.empty(), Optional.of("invalid_token")));
  }

  @Test
  void findsAPaymentWhoseKeyTheGatewayMayHaveForgotten() {
    OpenPayment payment = payment("4242424242424242", 700);
    assertThat(gateway.known(payment, soon())).isEmpty();
    Authorization first = gateway.authorize(payment, soon());
    assertThat(gateway.known(payment, soon())).contains(first);
  }

  @Test
  void thePaymentThatTheGatewayKnowsCounts() {
    OpenPayment payment = payment("4242424242424242", 700);
    Authorization known = gateway.authorize(payment, soon());
    OpenPayment otherCard =
        new OpenPayment(payment.id(), payment.amount(), token("5555555555554444"));
    assertThat(gateway.authorize(otherCard, soon())).isEqualTo(known);
    OpenPayment otherAmount =
        new OpenPayment(payment.id(), payment.amount().plusMinor(1), payment.token());
    assertThatThrownBy(() -> gateway.authorize(otherAmount, soon()))
        .isExactlyInstanceOf(GatewayUnavailableException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424241, 12, 123, NUMBER",
    "42, 12, 123, NUMBER",
    ", 12, 123, NUMBER",
    "4242424242424242, 13, 123, EXPIRY",
    "4242424242424242, -1, 123, EXPIRY",
    "4242424242424242, 12, 12, SECURITY_CODE",
    "4242424242424242, 12, 1234, SECURITY_CODE",
    "4242424242424242, 12, , SECURITY_CODE"
  })
  void namesTheFieldAtFault(String number, int month, String code, Field field) {
    assertThatThrownBy(() -> gateway.tokenize(new CardDetails(number, month, 2040, code), soon()))
        .isInstanceOfSatisfying(
            CardInvalidException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void aDeadGatewayIsAFailure() {
    URI address = sandbox.address();
    OpenPayment payment = payment("4242424242424242", 1);
    sandbox.close();
    assertThatThrownBy(() -> gatewayAt(address, KEY).authorize(payment, soon()))
        .isInstanceOf(GatewayFailureException.class);
  }

  @Test
  void aSilentGatewayIsAFailureInTime() {
    OpenPayment payment = payment("4000000000000119", 1);
    long start = System.nanoTime();
    assertThatThrownBy(() -> gateway.authorize(payment, Deadline.after(Duration.ofMillis(300))))
        .isInstanceOf(GatewayFailureException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(gateway.authorize(payment, soon()).gatewayPayment()).isPresent();
  }

  @Test
  void aRequestInProgressIsNoFailure() {
    OpenPayment payment = payment("4000000000003220", 1);
    assertThatThrownBy(() -> gateway.authorize(payment, Deadline.after(Duration.ofMillis(500))))
        .isInstanceOf(GatewayFailureException.class);
    assertThatThrownBy(() -> gateway.authorize(payment, soon()))
        .isInstanceOf(GatewayBusyException.class);
  }

  @Test
  void asksNothingAfterTheDeadline() {
    OpenPayment payment = payment("4242424242424242", 1);
    assertThatThrownBy(() -> gateway.authorize(payment, Deadline.after(Duration.ZERO)))
        .isExactlyInstanceOf(GatewayUnavailableException.class)
        .hasMessageContaining("no time left");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500 <html>oops</html>",
        "503 {}",
        "429 {}",
        "200 <html>welcome</html>",
        "200 []",
        "200 ",
        "200 {\"id\": \"pay_1\"}",
        "200 {\"id\": \"pay_1\", \"status\": \"pondering\"}",
        "200 {\"id\": 7, \"status\": \"captured\"}",
        "200 {\"id\": \"../books?\", \"status\": \"authorized\"}",
        "200 {\"error\": \"no object\"}",
        "401 {\"error\": {\"code\": \"invalid_key\"}}",
        "404 {}"
      })
  void anAnswerThatMakesNoSenseIsNoOutcome(String answer) {
    try (FakeGateway fake = new FakeGateway(answer)) {
      CardGateway odd = gatewayAt(fake.address(), KEY);
      OpenPayment payment = payment("4242424242424242", 1);
      assertThatThrownBy(() -> odd.authorize(payment, soon()))
          .isInstanceOf(GatewayUnavailableException.class);
      assertThatThrownBy(() -> odd.capture(payment.id(), "pay_1", soon()))
          .isInstanceOf(GatewayUnavailableException.class);
    }
  }

  @Test
  void anAnswerWithoutEndIsAFailureInTime() {
    try (FakeGateway fake = new FakeGateway("endless")) {
      OpenPayment payment = payment("4242424242424242", 1);
      long start = System.nanoTime();
      assertThatThrownBy(
              () ->
                  gatewayAt(fake.address(), KEY)
                      .authorize(payment, Deadline.after(Duration.ofMillis(400))))
          .isInstanceOf(GatewayFailureException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void noExceptionTellsACardNumberOrTheKey() {
    CardDetails card = new CardDetails("4242424242424242", 12, 2040, "987");
    for (String answer : new String[] {"500 no", "200 no", "200 {}", "404 {}"}) {
      try (FakeGateway fake = new FakeGateway(answer)) {
        Throwable failure =
            catchThrowable(() -> gatewayAt(fake.address(), KEY).tokenize(card, soon()));
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("4242424242424242", "987", KEY);
      }
    }
    assertThat(card.toString()).doesNotContain("4242");
  }

  private OpenPayment payment(String number, long amount) {
    return new OpenPayment(
        new PaymentId(UUID.randomUUID()), Money.ofMinor(CurrencyUnit.EUR, amount), token(number));
  }

  private PaymentToken token(String number) {
    return gateway.tokenize(new CardDetails(number, 12, 2040, "123"), soon());
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5));
  }

  private static HttpCardGateway gatewayAt(URI address, String key) {
    return new HttpCardGateway(
        new GatewayConnection(
            new shop.catamaran.payments.internal.GatewaySettings(address, address, key)));
  }
}
