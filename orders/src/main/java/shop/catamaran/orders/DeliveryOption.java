package shop.catamaran.orders;

import org.joda.money.Money;

/**
 * A way of delivery and what it costs for a certain cart and country.
 *
 * @param code standard, express or pickup
 * @param price VAT included; zero if free
 */
public record DeliveryOption(String code, String name, String promise, Money price) {}
