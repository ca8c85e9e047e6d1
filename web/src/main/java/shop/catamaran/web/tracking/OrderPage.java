package shop.catamaran.web.tracking;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.Orders;
import shop.catamaran.web.checkout.Countries;
import shop.catamaran.web.checkout.Declined;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.security.Visitor;

/** An order: the confirmation right after placing, and how it stands ever after. */
@Named
@RequestScoped
public class OrderPage {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private CurrentPage page;
  private Visitor visitor;
  private Orders orders;
  private TrackedOrders tracked;

  private Order order;

  OrderPage() {}

  @Inject
  OrderPage(CurrentPage page, Visitor visitor, Orders orders, TrackedOrders tracked) {
    this.page = page;
    this.visitor = visitor;
    this.orders = orders;
    this.tracked = tracked;
  }

  /** Shows the order to whom it concerns; to anyone else there is none. */
  public void load() {
    String id = page.pathParameter("orderId");
    Optional<Order> found =
        ID.matcher(id).matches()
            ? orders.order(new OrderId(UUID.fromString(id))).filter(this::mayBeSeen)
            : Optional.empty();
    if (found.isPresent()) {
      order = found.get();
    } else {
      page.notFound();
    }
  }

  private boolean mayBeSeen(Order candidate) {
    Optional<CartId> cart = visitor.cart();
    return (cart.isPresent() && cart.get().equals(candidate.cart()))
        || (page.hasSession() && tracked.contains(candidate.id()));
  }

  public Order getOrder() {
    return order;
  }

  /** Whether the gateway's answer is still awaited. */
  public boolean isPending() {
    return order.state() == OrderState.PLACED;
  }

  /** Whether it was paid and confirmed, and nothing has happened since. */
  public boolean isJustPaid() {
    return order.state() == OrderState.PAID && !isHeld();
  }

  /** Whether it was paid, and its confirmation follows by mail. */
  public boolean isHeld() {
    return order.state() == OrderState.PAID
        && order.confirmation().filter(Confirmation.HELD::equals).isPresent();
  }

  public boolean isDeclined() {
    return order.state() == OrderState.DECLINED;
  }

  /** Why the payment was declined, and what to do. */
  public String getDeclineMessage() {
    return Declined.of(order.declineCode().orElse("")).message();
  }

  /** What this page says first. */
  public String getHeadline() {
    return switch (order.state()) {
      case PLACED -> "Your payment is being confirmed";
      case PAID -> isHeld() ? "Your order is accepted" : "Thank you for your order";
      case SHIPPED -> "Your order is on its way";
      case DELIVERED -> "Your order has been delivered";
      case DECLINED -> "The payment was declined";
      case CANCELLED -> "This order was cancelled";
      case REFUNDED -> "This order was refunded";
    };
  }

  public boolean isRefunded() {
    return order.refunded().isPositive();
  }

  public String getCountry() {
    return Countries.name(order.address().country());
  }

  /** How far the order is, and what comes next. */
  public List<Milestone> getTimeline() {
    return Milestone.of(order);
  }
}
