package shop.catamaran.web.checkout;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.Quote;
import shop.catamaran.web.security.Visitor;

/**
 * What is in the cart and what it comes to. Until the shopper has chosen country and delivery, the
 * sum is an estimate for the usual ones, and says so.
 */
@Named
@RequestScoped
public class OrderSummary {

  private Visitor visitor;
  private Carts carts;
  private Checkout checkout;

  private Optional<Cart> cart;
  private Optional<Quote> quote = Optional.empty();
  private String estimatedFor = "";

  OrderSummary() {}

  @Inject
  OrderSummary(Visitor visitor, Carts carts, Checkout checkout) {
    this.visitor = visitor;
    this.carts = carts;
    this.checkout = checkout;
  }

  @PostConstruct
  void reckon() {
    cart = visitor.cart().map(carts::cart).filter(found -> !found.isEmpty());
    cart.filter(Cart::canBeOrdered).ifPresent(found -> reckon(found.id()));
  }

  private void reckon(CartId id) {
    try {
      quote = Optional.of(checkout.quote(id));
    } catch (InvalidCheckoutException notFilledInYet) {
      estimate(id);
    }
  }

  private void estimate(CartId id) {
    try {
      String country = checkout.countries().get(0);
      DeliveryOption usual = checkout.deliveryOptions(id, country).get(0);
      quote = Optional.of(checkout.quote(id, country, usual.code()));
      estimatedFor = Countries.name(country);
    } catch (InvalidCheckoutException cartChangedMeanwhile) {
      quote = Optional.empty();
    }
  }

  public List<Cart.Line> getLines() {
    return cart.map(Cart::lines).orElse(List.of());
  }

  public Cart getCart() {
    return cart.orElse(null);
  }

  /** The sum with delivery and VAT; null while the cart cannot be ordered as it is. */
  public Quote getQuote() {
    return quote.orElse(null);
  }

  /** The country that delivery was reckoned for by assumption; empty if it was chosen. */
  public String getEstimatedFor() {
    return estimatedFor;
  }
}
