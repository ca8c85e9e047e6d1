package shop.catamaran.orders.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.internal.cart.CartPricing;
import shop.catamaran.orders.internal.cart.StoredLine;

/** Carts to be priced. */
public final class SampleQuotes {

  public static final CartId CART = new CartId(new UUID(1, 2));

  private SampleQuotes() {}

  public static Money eur(String amount) {
    return Money.parse("EUR " + amount);
  }

  public static StoredLine stored(String sku, int quantity, String priceSeen) {
    return new StoredLine(
        new Sku(sku),
        quantity,
        eur(priceSeen),
        sku.toLowerCase(java.util.Locale.ROOT),
        "Title of " + sku,
        Map.of(),
        Optional.empty());
  }

  public static Offer offer(String sku, String price, int unitsAvailable) {
    return new Offer(
        new Sku(sku),
        sku.toLowerCase(java.util.Locale.ROOT),
        "Title of " + sku,
        Map.of(),
        Optional.empty(),
        eur(price),
        unitsAvailable,
        0);
  }

  public static Cart cart(List<StoredLine> lines, Offer... offers) {
    Map<Sku, Offer> bySku = new LinkedHashMap<>();
    for (Offer offer : offers) {
      bySku.put(offer.sku(), offer);
    }
    return CartPricing.cart(CART, lines, bySku);
  }
}
