package shop.catamaran.gateway;

/**
 * An answer to a request.
 *
 * @param kept whether a repeat with the same idempotency key gets this answer again
 */
record Answer(int status, String body, Delivery delivery, boolean kept) {

  static Answer now(int status, String body) {
    return new Answer(status, body, Delivery.NOW, true);
  }
}
