package shop.catamaran.payments.internal;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A request to the gateway. Its text form shows neither the body nor the key.
 *
 * @param idempotencyKey makes it a request under our account
 * @param body none makes it a GET, unless there is an idempotency key
 */
record GatewayRequest(String path, Optional<String> idempotencyKey, Optional<JsonObject> body) {

  static GatewayRequest get(String path) {
    return new GatewayRequest(path, Optional.empty(), Optional.empty());
  }

  static GatewayRequest post(String path, String idempotencyKey) {
    return new GatewayRequest(path, Optional.of(idempotencyKey), Optional.empty());
  }

  static GatewayRequest post(String path, String idempotencyKey, JsonObject body) {
    return new GatewayRequest(path, Optional.of(idempotencyKey), Optional.of(body));
  }

  /** A request that browsers may make too: without our key. */
  static GatewayRequest postOpenly(String path, JsonObject body) {
    return new GatewayRequest(path, Optional.empty(), Optional.of(body));
  }

  boolean isGet() {
    return idempotencyKey.isEmpty() && body.isEmpty();
  }

  boolean needsKey() {
    return idempotencyKey.isPresent() || isGet();
  }

  @Override
  public String toString() {
    return (isGet() ? "GET " : "POST ") + path;
  }
}
