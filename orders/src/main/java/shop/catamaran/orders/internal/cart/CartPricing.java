package shop.catamaran.orders.internal.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.Cart.Notice;
import shop.catamaran.orders.CartId;

/** Joins what is in a cart with what the catalog offers now. */
public final class CartPricing {

  /** The shop's currency. */
  public static final CurrencyUnit CURRENCY = CurrencyUnit.EUR;

  private CartPricing() {}

  public static Cart cart(CartId id, List<StoredLine> stored, Map<Sku, Offer> offers) {
    List<Cart.Line> lines = new ArrayList<>();
    Money goodsTotal = Money.zero(CURRENCY);
    int unitCount = 0;
    for (StoredLine line : stored) {
      Cart.Line priced = line(line, offers.get(line.sku()));
      lines.add(priced);
      unitCount += priced.quantity();
      if (priced.notice() != Notice.SOLD_OUT && priced.notice() != Notice.WITHDRAWN) {
        goodsTotal = goodsTotal.plus(priced.lineTotal());
      }
    }
    return new Cart(id, List.copyOf(lines), goodsTotal, unitCount);
  }

  private static Cart.Line line(StoredLine stored, Offer offer) {
    if (offer == null) {
      return new Cart.Line(
          stored.sku(),
          stored.productHandle(),
          stored.title(),
          stored.options(),
          stored.image(),
          stored.quantity(),
          stored.priceSeen(),
          stored.priceSeen(),
          stored.priceSeen().multipliedBy(stored.quantity()),
          0,
          Notice.WITHDRAWN);
    }
    return new Cart.Line(
        stored.sku(),
        offer.productHandle(),
        offer.title(),
        offer.options(),
        offer.image(),
        stored.quantity(),
        offer.unitPrice(),
        stored.priceSeen(),
        offer.unitPrice().multipliedBy(stored.quantity()),
        offer.unitsAvailable(),
        notice(stored, offer));
  }

  private static Notice notice(StoredLine stored, Offer offer) {
    if (offer.unitsAvailable() < stored.quantity() && offer.unitsLater() > 0) {
      return Notice.TOO_FEW_NOW;
    }
    if (offer.unitsAvailable() <= 0) {
      return Notice.SOLD_OUT;
    }
    if (offer.unitsAvailable() < stored.quantity()) {
      return Notice.TOO_FEW_LEFT;
    }
    return offer.unitPrice().equals(stored.priceSeen()) ? Notice.NONE : Notice.PRICE_CHANGED;
  }
}
