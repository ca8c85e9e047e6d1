package shop.catamaran.operator.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /links} tells how the links do; {@code PUT /links/aws-azure} with {@code {"cut":
 * true}} or {@code {"delayMillis": 40}} changes one.
 */
final class RelayHandler implements HttpHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/links";
  private static final int DELAY_MILLIS_MAX = 60_000;

  private final Relay relay;

  RelayHandler(Relay relay) {
    this.relay = relay;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    // The body is read in full.
    if (exchange.isInIoThread()) {
      exchange.dispatch(this);
      return;
    }
    exchange.startBlocking();
    String path = exchange.getRequestPath();
    if (exchange.getRequestMethod().equals(Methods.GET) && path.equals(PATH)) {
      answer(exchange, 200);
    } else if (exchange.getRequestMethod().equals(Methods.PUT) && path.startsWith(PATH + "/")) {
      put(exchange, relay.link(path.substring(PATH.length() + 1)));
    } else {
      answer(exchange, 404);
    }
  }

  private void put(HttpServerExchange exchange, Optional<Link> link) throws IOException {
    // A page of another site in a browser on this machine cannot send this type.
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (link.isEmpty() || !"application/json".equals(type)) {
      answer(exchange, link.isEmpty() ? 404 : 415);
      return;
    }
    JsonNode change = JSON.readTree(exchange.getInputStream());
    int delayMillis = change.path("delayMillis").asInt(0);
    if (delayMillis < 0 || delayMillis > DELAY_MILLIS_MAX) {
      answer(exchange, 400);
      return;
    }
    if (change.has("delayMillis")) {
      link.get().delay(Duration.ofMillis(delayMillis));
    }
    if (change.has("cut")) {
      if (change.get("cut").asBoolean()) {
        link.get().cut();
      } else {
        link.get().heal();
      }
    }
    answer(exchange, 200);
  }

  private void answer(HttpServerExchange exchange, int status) throws IOException {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getOutputStream().write(JSON.writeValueAsBytes(relay.conditions()));
    exchange.endExchange();
  }
}
