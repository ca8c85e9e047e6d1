package shop.catamaran.payments.internal;

import shop.catamaran.payments.GatewayUnavailableException;

/** The gateway is still working on a request with the same idempotency key. */
class GatewayBusyException extends GatewayUnavailableException {
  private static final long serialVersionUID = 1L;

  GatewayBusyException(String message) {
    super(message, null);
  }
}
