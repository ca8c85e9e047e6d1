package shop.catamaran.payments.internal;

import shop.catamaran.payments.GatewayUnavailableException;

/** The gateway could not be reached, did not answer in time or has failed itself. */
class GatewayFailureException extends GatewayUnavailableException {
  private static final long serialVersionUID = 1L;

  GatewayFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
