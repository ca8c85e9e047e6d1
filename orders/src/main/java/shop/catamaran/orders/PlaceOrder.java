package shop.catamaran.orders;

import shop.catamaran.payments.PaymentToken;

/**
 * Everything that makes a cart an order.
 *
 * @param orderId the checkout's; repeating the command with it never makes a second order
 * @param quoteFingerprint of the quote that the shopper agreed to
 */
public record PlaceOrder(
    OrderId orderId,
    CartId cart,
    String email,
    Address address,
    String deliveryCode,
    PaymentToken token,
    String quoteFingerprint) {}
