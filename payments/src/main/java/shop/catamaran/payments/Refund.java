package shop.catamaran.payments;

import java.util.UUID;
import org.joda.money.Money;

/**
 * A refund as far as it is known.
 *
 * @param confirmed whether the gateway has confirmed it; if not, ask again with the same id
 */
public record Refund(UUID refundId, PaymentId payment, Money amount, boolean confirmed) {}
