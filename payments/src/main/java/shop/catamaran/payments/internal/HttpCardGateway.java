package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.joda.money.Money;
import shop.catamaran.payments.CardDetails;
import shop.catamaran.payments.CardInvalidException;
import shop.catamaran.payments.CardInvalidException.Field;
import shop.catamaran.payments.GatewayUnavailableException;
import shop.catamaran.payments.OpenPayment;
import shop.catamaran.payments.PaymentId;
import shop.catamaran.payments.PaymentToken;

/** The gateway over its HTTP API. */
@ApplicationScoped
class HttpCardGateway implements CardGateway {

  static final String TOKENS = "/v1/tokens";

  // Made once: each call of Json's own methods searches the class path for a provider.
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final String PAYMENTS = "/v1/payments";
  private static final Pattern NUMBER = Pattern.compile("[0-9 -]{12,40}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");

  private final GatewayConnection connection;

  HttpCardGateway() {
    this.connection = null;
  }

  @Inject
  HttpCardGateway(GatewayConnection connection) {
    this.connection = connection;
  }

  @Override
  public PaymentToken tokenize(CardDetails card, Deadline deadline) {
    if (card.number() == null || !NUMBER.matcher(card.number().strip()).matches()) {
      throw invalid(Field.NUMBER);
    }
    if (card.securityCode() == null
        || !SECURITY_CODE.matcher(card.securityCode().strip()).matches()) {
      throw invalid(Field.SECURITY_CODE);
    }
    JsonObject body =
        BUILDERS
            .createObjectBuilder()
            .add("number", card.number().replaceAll("[ -]", ""))
            .add("exp_month", card.expiryMonth())
            .add("exp_year", card.expiryYear())
            .add("cvc", card.securityCode().strip())
            .build();
    GatewayRequest request = GatewayRequest.postOpenly(TOKENS, body);
    GatewayAnswer answer = connection.send(request, deadline);
    return switch (answer.errorCode()) {
      case "invalid_number" -> throw invalid(Field.NUMBER);
      case "invalid_expiry" -> throw invalid(Field.EXPIRY);
      case "invalid_cvc" -> throw invalid(Field.SECURITY_CODE);
      default -> new PaymentToken(required(request, answer, "token"));
    };
  }

  @Override
  public Authorization authorize(OpenPayment payment, Deadline deadline) {
    Money amount = payment.amount();
    JsonObject body =
        BUILDERS
            .createObjectBuilder()
            .add("amount", amount.getAmountMinorLong())
            .add("currency", amount.getCurrencyUnit().getCode())
            .add("token", payment.token().value())
            .add("reference", payment.id().toString())
            .build();
    GatewayRequest request = GatewayRequest.post(PAYMENTS, payment.id() + ":authorize", body);
    GatewayAnswer answer = connection.send(request, deadline);
    if (answer.errorCode().equals("invalid_token")) {
      return new Authorization(Optional.empty(), Optional.of("invalid_token"));
    }
    if (answer.errorCode().equals("idempotency_error")) {
      // The same order was sent with another card, through another cloud. That one counts.
      return known(payment, deadline).orElseThrow(() -> unexpected(request, answer));
    }
    return authorization(request, answer);
  }

  @Override
  public Optional<Authorization> known(OpenPayment payment, Deadline deadline) {
    GatewayRequest request =
        GatewayRequest.get(
            PAYMENTS
                + "?reference="
                + URLEncoder.encode(payment.id().toString(), StandardCharsets.UTF_8));
    GatewayAnswer answer = connection.send(request, deadline);
    if (!answer.isSuccess() || !(answer.body().get("data") instanceof JsonArray found)) {
      throw unexpected(request, answer);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() == 1
        && found.get(0) instanceof JsonObject known
        && isOf(known, payment.amount())) {
      return Optional.of(authorization(request, new GatewayAnswer(200, known)));
    }
    throw new GatewayUnavailableException(
        "the gateway knows another payment under the id " + payment.id(), null);
  }

  private static boolean isOf(JsonObject payment, Money amount) {
    return payment.get("amount") instanceof JsonNumber minor
        && minor.bigDecimalValue().compareTo(BigDecimal.valueOf(amount.getAmountMinorLong())) == 0
        && payment.getString("currency", "").equals(amount.getCurrencyUnit().getCode());
  }

  private static Authorization authorization(GatewayRequest request, GatewayAnswer answer) {
    Optional<String> id =
        Optional.of(required(request, answer, "id")).filter(ID.asMatchPredicate());
    if (id.isEmpty()) {
      throw unexpected(request, answer);
    }
    String status = required(request, answer, "status");
    return switch (status) {
      case "authorized", "captured" -> new Authorization(id, Optional.empty());
      case "declined" ->
          new Authorization(id, Optional.of(answer.body().getString("decline_code", "declined")));
      default -> throw unexpected(request, answer);
    };
  }

  @Override
  public void capture(PaymentId payment, String gatewayPayment, Deadline deadline) {
    GatewayRequest request =
        GatewayRequest.post(PAYMENTS + "/" + gatewayPayment + "/capture", payment + ":capture");
    GatewayAnswer answer = connection.send(request, deadline);
    if (!required(request, answer, "id").equals(gatewayPayment)
        || !required(request, answer, "status").equals("captured")) {
      throw unexpected(request, answer);
    }
  }

  @Override
  public RefundAnswer refund(
      UUID refund, String gatewayPayment, long amountMinor, Deadline deadline) {
    GatewayRequest request =
        GatewayRequest.post(
            PAYMENTS + "/" + gatewayPayment + "/refunds",
            refund.toString(),
            BUILDERS.createObjectBuilder().add("amount", amountMinor).build());
    GatewayAnswer answer = connection.send(request, deadline);
    if (answer.errorCode().equals("refund_exceeds_charge")) {
      return new RefundAnswer(Optional.empty(), Optional.of(answer.errorCode()));
    }
    return new RefundAnswer(Optional.of(required(request, answer, "id")), Optional.empty());
  }

  private static String required(GatewayRequest request, GatewayAnswer answer, String field) {
    String value = answer.isSuccess() ? answer.body().getString(field, "") : "";
    if (value.isEmpty()) {
      throw unexpected(request, answer);
    }
    return value;
  }

  private static GatewayUnavailableException unexpected(
      GatewayRequest request, GatewayAnswer answer) {
    return new GatewayUnavailableException(
        "unexpected answer " + answer.status() + " " + answer.errorCode() + " to " + request, null);
  }

  private static CardInvalidException invalid(Field field) {
    return new CardInvalidException(
        field,
        switch (field) {
          case NUMBER -> "This card number is not valid.";
          case EXPIRY -> "This expiry date is not valid or in the past.";
          case SECURITY_CODE -> "This security code is not valid.";
        });
  }
}
