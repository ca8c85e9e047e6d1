package shop.catamaran.web.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.Orders;
import shop.catamaran.orders.PlaceOrder;
import shop.catamaran.orders.Quote;
import shop.catamaran.orders.QuoteChangedException;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.forms.Entered;
import shop.catamaran.web.security.Visitor;

/** Last step: a look at everything, then the order. */
@Named
@RequestScoped
public class ReviewPage {

  private static final Pattern ORDER_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private CurrentPage page;
  private Journey journey;
  private Visitor visitor;
  private Checkout checkout;
  private Orders orders;

  private CheckoutDraft draft;
  private Quote quote;
  private List<String> changes = List.of();
  private String orderId = "";
  private String fingerprint = "";

  ReviewPage() {}

  @Inject
  ReviewPage(CurrentPage page, Journey journey, Visitor visitor, Checkout checkout, Orders orders) {
    this.page = page;
    this.journey = journey;
    this.visitor = visitor;
    this.checkout = checkout;
    this.orders = orders;
  }

  /** Shows what the order would be now. */
  public String enter() {
    Optional<CheckoutDraft> entered = journey.enter(CheckoutStep.REVIEW);
    if (entered.isEmpty()) {
      return null;
    }
    try {
      draft = entered.get();
      quote = checkout.quote(draft.cart());
      orderId = quote.orderId().toString();
      fingerprint = quote.fingerprint();
      return null;
    } catch (InvalidCheckoutException refusal) {
      return journey.mend(CheckoutStep.REVIEW, refusal);
    }
  }

  /** Places the order that was shown, once, however often the form arrives. */
  public String placeOrder() {
    Optional<CartId> cart = visitor.cart();
    if (cart.isEmpty() || !ORDER_ID.matcher(orderId).matches()) {
      return enter();
    }
    OrderId id = new OrderId(UUID.fromString(orderId));
    String agreed = fingerprint;
    Optional<Order> placed = placedBefore(id, cart.get());
    if (placed.isPresent()) {
      return show(placed.get());
    }
    enter();
    if (quote == null) {
      return placedBefore(id, cart.get()).map(this::show).orElse(null);
    }
    if (!draft.orderId().equals(id)) {
      placed = placedBefore(id, cart.get());
      if (placed.isPresent()) {
        return show(placed.get());
      }
      changes = List.of("This page was out of date. This is how your order stands now.");
      return null;
    }
    return place(agreed);
  }

  private String place(String agreed) {
    try {
      return show(
          checkout.place(
              new PlaceOrder(
                  draft.orderId(),
                  draft.cart(),
                  draft.email().orElseThrow(),
                  draft.address().orElseThrow(),
                  draft.deliveryCode().orElseThrow(),
                  draft.token().orElseThrow(),
                  agreed)));
    } catch (QuoteChangedException changed) {
      enter();
      changes = changed.changes();
      return null;
    } catch (InvalidCheckoutException refusal) {
      return journey.mend(CheckoutStep.REVIEW, refusal);
    }
  }

  private Optional<Order> placedBefore(OrderId id, CartId cart) {
    return orders.order(id).filter(order -> order.cart().equals(cart));
  }

  private String show(Order order) {
    if (order.state() == OrderState.DECLINED) {
      return page.seeOther(
          CheckoutStep.PAYMENT.path()
              + "?notice="
              + Declined.of(order.declineCode().orElse("")).code());
    }
    return page.seeOther("/orders/" + order.id());
  }

  public CheckoutDraft getDraft() {
    return draft;
  }

  public Quote getQuote() {
    return quote;
  }

  /** What is not as it was when the shopper agreed. */
  public List<String> getChanges() {
    return changes;
  }

  public String getCountry() {
    return Countries.name(draft.address().orElseThrow().country());
  }

  public String getOrderId() {
    return orderId;
  }

  public void setOrderId(String orderId) {
    this.orderId = Entered.line(orderId);
  }

  public String getFingerprint() {
    return fingerprint;
  }

  public void setFingerprint(String fingerprint) {
    this.fingerprint = Entered.line(fingerprint);
  }
}
