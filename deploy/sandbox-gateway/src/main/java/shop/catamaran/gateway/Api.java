package shop.catamaran.gateway;

import io.undertow.io.Receiver;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.xnio.IoUtils;

/**
 * The HTTP API. Bodies are read without holding a worker; late and missing answers wait in the I/O
 * threads' timers, so that they hold none either.
 */
final class Api implements HttpHandler {

  private interface Action {
    Answer run() throws SQLException;
  }

  private static final Logger LOG = Logger.getLogger(Api.class);
  private static final String JSON = "application/json; charset=utf-8";
  private static final int BODY_BYTES_MAX = 16 * 1024;
  private static final int KEY_LENGTH_MAX = 255;
  private static final long LATE_MILLIS = 3_000;
  private static final long SILENCE_MILLIS = 60_000;
  private static final HttpString IDEMPOTENCY_KEY = new HttpString("Idempotency-Key");
  private static final Pattern PAYMENT_ACTION =
      Pattern.compile("/v1/payments/([A-Za-z0-9_-]{1,64})/(capture|refunds)");

  private final byte[] authorization;
  private final Cards cards;
  private final Charges charges;
  private final Set<String> keysInProgress = ConcurrentHashMap.newKeySet();

  Api(String key, Cards cards, Charges charges) {
    this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    this.cards = cards;
    this.charges = charges;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    String path = exchange.getRequestPath();
    try {
      if (path.equals("/v1/tokens")) {
        tokens(exchange);
      } else if (path.equals("/health")) {
        allow(exchange, Methods.GET);
        send(exchange, Answer.now(200, Json.text(Json.object().put("status", "UP"))));
      } else {
        requireKey(exchange);
        account(exchange, path);
      }
    } catch (RefusedException e) {
      send(exchange, e.answer());
    }
  }

  private void tokens(HttpServerExchange exchange) {
    exchange
        .getResponseHeaders()
        .put(new HttpString("Access-Control-Allow-Origin"), "*")
        .put(new HttpString("Access-Control-Allow-Methods"), "POST, OPTIONS")
        .put(new HttpString("Access-Control-Allow-Headers"), "Content-Type, Accept")
        .put(new HttpString("Access-Control-Max-Age"), "86400");
    if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
      exchange.setStatusCode(204);
      exchange.endExchange();
      return;
    }
    allow(exchange, Methods.POST);
    receive(
        exchange, body -> work(exchange, () -> charges.tokenize(cards.check(Json.parse(body)))));
  }

  private void account(HttpServerExchange exchange, String path) {
    Matcher action = PAYMENT_ACTION.matcher(path);
    if (path.equals("/v1/books")) {
      allow(exchange, Methods.GET);
      list(exchange, Optional.empty());
    } else if (path.equals("/v1/payments") && exchange.getRequestMethod().equals(Methods.GET)) {
      String reference = reference(exchange);
      list(exchange, Optional.of(reference));
    } else if (path.equals("/v1/payments")) {
      allow(exchange, Methods.POST);
      String key = idempotencyKey(exchange);
      receive(
          exchange,
          body -> workOnce(exchange, key, () -> charges.authorize(key, Json.parse(body))));
    } else if (action.matches()) {
      allow(exchange, Methods.POST);
      String key = idempotencyKey(exchange);
      String payment = action.group(1);
      if (action.group(2).equals("capture")) {
        workOnce(exchange, key, () -> charges.capture(key, payment));
      } else {
        receive(
            exchange,
            body -> workOnce(exchange, key, () -> charges.refund(key, payment, Json.parse(body))));
      }
    } else {
      throw new RefusedException(404, "unknown_path", "There is nothing here.");
    }
  }

  private void requireKey(HttpServerExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (given == null
        || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedException(401, "invalid_key", "The API key is missing or wrong.");
    }
  }

  private static void allow(HttpServerExchange exchange, HttpString method) {
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, method.toString());
      throw new RefusedException(405, "method_not_allowed", "Use " + method + ".");
    }
  }

  private static String idempotencyKey(HttpServerExchange exchange) {
    String key = exchange.getRequestHeaders().getFirst(IDEMPOTENCY_KEY);
    if (key == null || key.isBlank() || key.length() > KEY_LENGTH_MAX) {
      throw new RefusedException(
          400,
          "idempotency_key_required",
          "Send an Idempotency-Key of 1 to " + KEY_LENGTH_MAX + " characters.");
    }
    return key;
  }

  private static String reference(HttpServerExchange exchange) {
    Deque<String> values = exchange.getQueryParameters().get("reference");
    if (values == null || values.getFirst().isBlank()) {
      throw new RefusedException(400, "invalid_request", "Name a 'reference'.");
    }
    return values.getFirst();
  }

  private static void receive(HttpServerExchange exchange, Consumer<byte[]> use) {
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new RefusedException(415, "unsupported_media_type", "Send application/json.");
    }
    // Chunked bodies have length -1; the receiver bounds them while they come in.
    if (exchange.getRequestContentLength() > BODY_BYTES_MAX) {
      exchange.setPersistent(false);
      throw tooLarge();
    }
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(BODY_BYTES_MAX);
    receiver.receiveFullBytes(
        (e, body) -> use.accept(body),
        (e, failure) -> {
          if (failure instanceof RequestToLargeException) {
            e.setPersistent(false);
            send(e, tooLarge().answer());
          } else {
            close(e);
          }
        });
  }

  private static RefusedException tooLarge() {
    return new RefusedException(
        413, "body_too_large", "The body is larger than " + BODY_BYTES_MAX + " bytes.");
  }

  private static void work(HttpServerExchange exchange, Action action) {
    exchange.dispatch(() -> send(exchange, run(action)));
  }

  private void list(HttpServerExchange exchange, Optional<String> reference) {
    exchange.dispatch(
        () -> {
          exchange.startBlocking();
          exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
          try {
            charges.list(reference, exchange.getOutputStream());
            exchange.endExchange();
          } catch (SQLException | RuntimeException e) {
            // Part of the answer may be gone, so there is no other way to tell.
            LOG.error("the books cannot be read", e);
            close(exchange);
          }
        });
  }

  private void workOnce(HttpServerExchange exchange, String key, Action action) {
    exchange.dispatch(
        () -> {
          if (!keysInProgress.add(key)) {
            send(
                exchange,
                new RefusedException(
                        409,
                        "idempotency_in_progress",
                        "A request with this idempotency key is being worked on.")
                    .answer());
            return;
          }
          boolean late = false;
          try {
            Answer answer = run(action);
            late = answer.delivery() == Delivery.LATE;
            switch (answer.delivery()) {
              case NOW -> {
                // Before the answer, or a quick repeat would meet its own shadow.
                keysInProgress.remove(key);
                send(exchange, answer);
              }
              case LATE ->
                  after(
                      exchange,
                      LATE_MILLIS,
                      () -> {
                        keysInProgress.remove(key);
                        send(exchange, answer);
                      });
              case NEVER -> after(exchange, SILENCE_MILLIS, () -> close(exchange));
              case CUT -> close(exchange);
            }
          } finally {
            if (!late) {
              keysInProgress.remove(key);
            }
          }
        });
  }

  private static Answer run(Action action) {
    try {
      return action.run();
    } catch (RefusedException e) {
      return e.answer();
    } catch (SQLException | RuntimeException e) {
      LOG.error("a request failed", e);
      return new Answer(
          500, Json.error("api_error", "The gateway has failed; ask again."), Delivery.NOW, false);
    }
  }

  private static void after(HttpServerExchange exchange, long millis, Runnable task) {
    exchange.getIoThread().executeAfter(task, millis, TimeUnit.MILLISECONDS);
  }

  private static void close(HttpServerExchange exchange) {
    IoUtils.safeClose(exchange.getConnection());
  }

  private static void send(HttpServerExchange exchange, Answer answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
    exchange.getResponseSender().send(answer.body(), StandardCharsets.UTF_8);
  }
}
