package shop.catamaran.orders;

import java.util.Optional;
import shop.catamaran.payments.PaymentToken;

/**
 * A checkout as far as it has been filled in; kept in the database, so it outlives any session.
 *
 * @param orderId minted when the checkout began; the same until an order of this cart is placed or
 *     declined
 * @param cardLabel what the shopper recognizes the card by, for example {@code Visa ending in 4242}
 */
public record CheckoutDraft(
    OrderId orderId,
    CartId cart,
    Optional<String> email,
    Optional<Address> address,
    Optional<String> deliveryCode,
    Optional<PaymentToken> token,
    Optional<String> cardLabel) {}
