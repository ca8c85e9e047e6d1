package shop.catamaran.web.tracking;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.Orders;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.forms.Entered;

/** Finds an order by its number and the e-mail address that it was placed with. */
@Named
@RequestScoped
public class TrackPage {

  private static final int LENGTH_MAX = 254;

  private CurrentPage page;
  private Orders orders;
  private TrackedOrders tracked;

  private String number = "";
  private String email = "";

  TrackPage() {}

  @Inject
  TrackPage(CurrentPage page, Orders orders, TrackedOrders tracked) {
    this.page = page;
    this.orders = orders;
    this.tracked = tracked;
  }

  /** Goes to the order; whichever of the two is wrong, the answer is the same. */
  public String find() {
    if (number.isEmpty()) {
      page.complain("number", "Enter the order number from your confirmation.");
    }
    if (email.isEmpty()) {
      page.complain("trackEmail", "Enter the e-mail address that you ordered with.");
    }
    if (number.isEmpty() || email.isEmpty()) {
      return null;
    }
    Optional<Order> found =
        number.length() > LENGTH_MAX || email.length() > LENGTH_MAX
            ? Optional.empty()
            : TypedOrderNumber.parse(number).flatMap(known -> orders.track(known, email));
    if (found.isEmpty()) {
      page.complain(
          null,
          "We found no order with this number and e-mail address. Both are in the confirmation"
              + " that we sent you.");
      return null;
    }
    tracked.remember(found.get().id());
    return page.seeOther("/orders/" + found.get().id());
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = Entered.line(number);
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = Entered.line(email);
  }
}
