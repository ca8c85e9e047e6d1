package shop.catamaran.payments;

import org.joda.money.Money;

/** A payment to be taken: exactly this amount from this card. */
public record OpenPayment(PaymentId id, Money amount, PaymentToken token) {}
