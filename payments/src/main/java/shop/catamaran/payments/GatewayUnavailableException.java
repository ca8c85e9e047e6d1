package shop.catamaran.payments;

/** The payment gateway gave no answer in time. */
public class GatewayUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GatewayUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
