package shop.catamaran.gateway;

/** A request is refused; nothing was done and nothing is kept. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RefusedException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  Answer answer() {
    return new Answer(status, Json.error(code, getMessage()), Delivery.NOW, false);
  }
}
