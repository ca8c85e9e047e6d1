package shop.catamaran.orders.internal.checkout;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.internal.cart.CartPricing;

/** Ways of delivery and their prices, VAT included. */
final class DeliveryRates {

  private static final Money FREE = Money.zero(CartPricing.CURRENCY);
  private static final Money STANDARD = eur(4_95);
  private static final Money STANDARD_FREE_FROM = eur(75_00);
  private static final Money EXPRESS = eur(12_95);

  private DeliveryRates() {}

  static List<DeliveryOption> options(Money goodsTotal) {
    Money standard = goodsTotal.isLessThan(STANDARD_FREE_FROM) ? STANDARD : FREE;
    return List.of(
        new DeliveryOption(
            "standard", "Standard delivery", "With you in 3 to 5 working days", standard),
        new DeliveryOption(
            "express", "Express delivery", "With you in 1 to 2 working days", EXPRESS),
        new DeliveryOption(
            "pickup",
            "Pick up at the harbour shop",
            "Ready tomorrow at Catamaran, Havenkade 12, 3011 TD Rotterdam",
            FREE));
  }

  static Optional<DeliveryOption> option(String code, Money goodsTotal) {
    return options(goodsTotal).stream().filter(option -> option.code().equals(code)).findFirst();
  }

  private static Money eur(long minor) {
    return Money.ofMinor(CartPricing.CURRENCY, minor);
  }
}
