package shop.catamaran.drills.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Seen;
import shop.catamaran.drills.history.Told;
import shop.catamaran.drills.history.Told.Outcome;
import shop.catamaran.drills.load.ShopClient.Answer;
import shop.catamaran.drills.load.ShopClient.Question;

/**
 * One purchase: cart, line, checkout, quote, card, order. Every step may be repeated, and is,
 * wherever the route leads, until it is answered or the patience ends. The order's id is known
 * before it is placed; while its outcome is unknown the very same request is sent again.
 */
public final class Purchase {

  /** Succeeds. */
  public static final String GOOD_CARD = "4242424242424242";

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Map<String, String> ADDRESS =
      Map.of(
          "name", "Drill Shopper",
          "line1", "12 Harbour Road",
          "line2", "",
          "postcode", "1011 AB",
          "city", "Amsterdam",
          "country", "NL");

  private final ShopClient shop;
  private final ShopClient gateway;
  private final History history;
  private final Duration patience;

  /**
   * @param patience how long a step is repeated before its outcome is left unknown
   */
  public Purchase(ShopClient shop, URI gateway, History history, Duration patience) {
    this.shop = shop;
    this.gateway =
        new ShopClient(shop.name() + "-card", Route.to(gateway), Duration.ofSeconds(5), history);
    this.history = history;
    this.patience = patience;
  }

  /** An order that can be placed, again and again. */
  public record Prepared(
      String order, String cart, String sku, int quantity, Map<String, Object> request) {}

  /** Buys, and tells how it ended; UNKNOWN if that could not be found out within the patience. */
  public Outcome buy(String sku, int quantity, String card) throws InterruptedException {
    Optional<Prepared> prepared = prepare(sku, quantity, card);
    return prepared.isEmpty() ? Outcome.REFUSED : place(prepared.get());
  }

  /** Everything up to the last button; empty if the shop has none left or does not answer. */
  public Optional<Prepared> prepare(String sku, int quantity, String card)
      throws InterruptedException {
    Answer cart = repeat(Question.send("cart", "POST", "/api/v1/carts", null));
    if (cart.status() != 201) {
      return Optional.empty();
    }
    String id = cart.body().get("id").asText();
    String path = "/api/v1/carts/" + id;
    Answer line =
        repeat(Question.send("line", "PUT", path + "/lines/" + sku, Map.of("quantity", quantity)));
    if (line.status() != 200) {
      return Optional.empty();
    }
    Answer draft =
        repeat(Question.send("checkout", "POST", path + "/checkout", Map.of("country", "NL")));
    Answer quote = repeat(Question.get("quote", path + "/quote?country=NL&delivery=standard"));
    Answer token =
        gateway.ask(
            Question.send(
                "token",
                "POST",
                "/v1/tokens",
                Map.of("number", card, "exp_month", 12, "exp_year", 2030, "cvc", "123")));
    if (draft.status() != 200 || quote.status() != 200 || token.status() != 200) {
      return Optional.empty();
    }
    String order = draft.body().get("orderId").asText();
    return Optional.of(
        new Prepared(
            order,
            id,
            sku,
            quantity,
            Map.of(
                "orderId",
                order,
                "cartId",
                id,
                "email",
                "drill@example.org",
                "address",
                ADDRESS,
                "delivery",
                "standard",
                "paymentToken",
                token.body().get("token").asText(),
                "quoteFingerprint",
                quote.body().get("quoteFingerprint").asText())));
  }

  /** Looks at the cart and records whether it holds what was put into it. */
  public void lookAtCart(Prepared prepared) throws InterruptedException {
    Answer cart = repeat(Question.get("see cart", "/api/v1/carts/" + prepared.cart()));
    StringBuilder shown = new StringBuilder();
    for (JsonNode line : cart.body().path("lines")) {
      shown.append(line.path("sku").asText()).append(" x ").append(line.path("quantity").asInt());
    }
    history.record(
        new Seen(
            System.currentTimeMillis(),
            shop.name(),
            "cart",
            prepared.sku() + " x " + prepared.quantity(),
            shown.toString()));
  }

  /** Presses the last button, again while no answer comes. */
  public Outcome place(Prepared prepared) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Outcome outcome = placeOnce(prepared);
      if (outcome != Outcome.UNKNOWN || System.nanoTime() > deadline) {
        return outcome;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Presses the last button once. */
  public Outcome placeOnce(Prepared prepared) throws InterruptedException {
    Answer answer =
        shop.ask(
            new Question(
                "place",
                prepared.order(),
                "POST",
                "/api/v1/orders",
                prepared.request(),
                Map.of("Idempotency-Key", prepared.order())));
    JsonNode total = answer.body().path("total");
    Outcome outcome = outcome(answer);
    history.record(
        new Told(
            System.currentTimeMillis(),
            shop.name(),
            prepared.order(),
            outcome,
            minor(total.path("amount").asText("0")),
            total.path("currency").asText(),
            prepared.sku(),
            prepared.quantity(),
            prepared.cart(),
            answer.call().cloud()));
    return outcome;
  }

  private static Outcome outcome(Answer answer) {
    String state = answer.body().path("state").asText();
    return switch (answer.status()) {
      case 201 -> state.equals("paid") ? Outcome.CONFIRMED : Outcome.PLACED;
      case 402 -> Outcome.DECLINED;
      // The same request is under way elsewhere.
      case 409 ->
          answer.body().path("type").asText().endsWith("in-progress")
              ? Outcome.UNKNOWN
              : Outcome.REFUSED;
      case 400, 404, 410, 422 -> Outcome.REFUSED;
      default -> Outcome.UNKNOWN;
    };
  }

  private static long minor(String amount) {
    return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private Answer repeat(Question question) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Answer answer = shop.ask(question);
    while (!answer.call().served() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = shop.ask(question);
    }
    return answer;
  }
}
