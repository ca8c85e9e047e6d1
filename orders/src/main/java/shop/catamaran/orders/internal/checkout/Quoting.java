package shop.catamaran.orders.internal.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.Quote;

/** Prices a cart from what the database says in the caller's transaction. */
@ApplicationScoped
public class Quoting {

  private Carts carts;
  private Vat vat;

  Quoting() {}

  @Inject
  Quoting(Carts carts, @ConfigProperty(name = "VAT_PERCENT", defaultValue = "21") int vatPercent) {
    this.carts = carts;
    this.vat = new Vat(vatPercent);
  }

  /**
   * Called while the application starts, so that a wrong setting stops it, and so that it is not
   * looked up while a shopper waits: where the server finds no value it asks its cluster.
   */
  public void check() {
    vat.percent();
  }

  Quote quote(OrderId id, CartId cartId, String deliveryCode) {
    Cart cart = carts.cart(cartId);
    if (cart.isEmpty()) {
      throw new InvalidCheckoutException(Map.of("cart", "Your cart is empty."));
    }
    Optional<DeliveryOption> delivery = DeliveryRates.option(deliveryCode, cart.goodsTotal());
    return Quotes.quote(
        id,
        cart,
        delivery.orElseThrow(
            () ->
                new InvalidCheckoutException(
                    Map.of("delivery", "Choose one of the ways of delivery."))),
        vat);
  }
}
