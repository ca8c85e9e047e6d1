package shop.catamaran.payments;

import java.util.UUID;
import org.joda.money.Money;

/**
 * Money to be given back.
 *
 * @param refundId made by the caller before the first call; the gateway's idempotency key
 */
public record RefundPayment(UUID refundId, PaymentId payment, Money amount) {}
