package shop.catamaran.web.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.security.Visitor;

/** The visitor's way through the checkout: where she is, and where she must go first. */
@RequestScoped
public class Journey {

  private static final String CART = "/cart";

  /** Fields in the order in which they stand on their pages. */
  private static final List<String> FIELDS =
      List.of("email", "name", "line1", "line2", "postcode", "city", "country", "delivery");

  private CurrentPage page;
  private Visitor visitor;
  private Carts carts;
  private Checkout checkout;

  private Optional<CheckoutDraft> entered = Optional.empty();

  Journey() {}

  @Inject
  Journey(CurrentPage page, Visitor visitor, Carts carts, Checkout checkout) {
    this.page = page;
    this.visitor = visitor;
    this.carts = carts;
    this.checkout = checkout;
  }

  /**
   * The draft, if this step may be entered; otherwise the browser is on its way to the step that
   * comes first, or to the cart if nothing in it can be ordered.
   */
  Optional<CheckoutDraft> enter(CheckoutStep step) {
    Optional<CartId> cartId = visitor.cart();
    if (cartId.isEmpty()) {
      page.seeOther(CART);
      return Optional.empty();
    }
    Cart cart = carts.cart(cartId.get());
    if (!cart.canBeOrdered()) {
      page.seeOther(cart.isEmpty() ? CART : CART + "?notice=check");
      return Optional.empty();
    }
    CheckoutDraft draft = checkout.draft(cartId.get());
    Optional<CheckoutStep> detour = step.detour(draft);
    if (detour.isPresent()) {
      page.seeOther(detour.get().path());
      return Optional.empty();
    }
    entered = Optional.of(draft);
    return entered;
  }

  /** The country that the shopper has named, if this request has entered a step. */
  Optional<String> country() {
    return entered.flatMap(CheckoutDraft::address).map(Address::country);
  }

  String goTo(CheckoutStep step) {
    return page.seeOther(step.path());
  }

  /**
   * Puts what is wrong beside the fields of this page; if it is about something entered earlier,
   * sends the browser to where it can be mended.
   *
   * @param step of this page
   */
  String mend(CheckoutStep step, InvalidCheckoutException refusal) {
    Map<String, String> messages = refusal.messages();
    if (messages.containsKey("cart")) {
      return page.seeOther(CART + "?notice=check");
    }
    if (step != CheckoutStep.DELIVERY && messages.containsKey("delivery")) {
      return page.seeOther(CheckoutStep.DELIVERY.path() + "?notice=delivery");
    }
    if (step == CheckoutStep.REVIEW && messages.containsKey("payment")) {
      return page.seeOther(CheckoutStep.PAYMENT.path() + "?notice=payment");
    }
    if (step == CheckoutStep.REVIEW && !messages.containsKey("orderId")) {
      return page.seeOther(CheckoutStep.ADDRESS.path() + "?notice=address");
    }
    messages.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> FIELDS.indexOf(entry.getKey())))
        .forEach(
            entry ->
                page.complain(
                    FIELDS.contains(entry.getKey()) ? entry.getKey() : null, entry.getValue()));
    return null;
  }
}
