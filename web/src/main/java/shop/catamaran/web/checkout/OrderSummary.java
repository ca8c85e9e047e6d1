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
  private Journey journey;
  private Carts carts;
  private Checkout checkout;

  private Optional<Cart> cart = Optional.empty();
  private Optional<Quote> quote = Optional.empty();
  private String assumption = "";

  OrderSummary() {}

  @Inject
  OrderSummary(Visitor visitor, Journey journey, Carts carts, Checkout checkout) {
    this.visitor = visitor;
    this.journey = journey;
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
      Optional<String> known = journey.country();
      String country = known.orElseGet(() -> checkout.countries().get(0));
      DeliveryOption usual = checkout.deliveryOptions(id, country).get(0);
      quote = Optional.of(checkout.quote(id, country, usual.code()));
      assumption =
          known.isPresent() ? "until you choose" : "estimate for " + Countries.name(country);
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

  /** What was assumed of the delivery; empty if it was chosen. */
  public String getAssumption() {
    return assumption;
  }
}
