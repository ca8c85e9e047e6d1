/**
 * Payments through a gateway: authorise, capture, refund.
 *
 * <p>This package is the module's API; everything below {@code internal} is not. It depends on no
 * other module. The order's id is the idempotency key all the way to the gateway, so every call may
 * be repeated, in any cloud, without charging twice. An unknown outcome is never taken for failure.
 */
package shop.catamaran.payments;
