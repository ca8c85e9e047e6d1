package shop.catamaran.payments.internal;

import jakarta.json.JsonObject;

/** An answer of the gateway that is neither a failure nor "busy". */
record GatewayAnswer(int status, JsonObject body) {

  boolean isSuccess() {
    return status == 200;
  }

  /** The code of an error; empty if there is none. */
  String errorCode() {
    return body.get("error") instanceof JsonObject error ? error.getString("code", "") : "";
  }
}
