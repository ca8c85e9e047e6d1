package shop.catamaran.payments;

import java.util.Optional;
import org.joda.money.Money;

/**
 * A payment as far as it is known.
 *
 * @param refunded sum of all refunds that the gateway has confirmed
 * @param declineCode why it was declined: card_declined, insufficient_funds, expired_card,
 *     incorrect_cvc or invalid_token
 */
public record Payment(
    PaymentId id, PaymentState state, Money amount, Money refunded, Optional<String> declineCode) {}
