package shop.catamaran.web.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.Checkout;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.web.forms.CurrentPage;
import shop.catamaran.web.forms.Entered;

/** Second step: how the order travels. */
@Named
@RequestScoped
public class DeliveryPage {

  /** The parameter that holds the choice, and where complaints about it are shown. */
  private static final String FIELD = "delivery";

  private CurrentPage page;
  private Journey journey;
  private Checkout checkout;

  private List<DeliveryOption> options = List.of();
  private String chosen = "";

  DeliveryPage() {}

  @Inject
  DeliveryPage(CurrentPage page, Journey journey, Checkout checkout) {
    this.page = page;
    this.journey = journey;
    this.checkout = checkout;
  }

  /** Shows the options, with the usual one or the one chosen before picked. */
  public void enter() {
    journey.enter(CheckoutStep.DELIVERY).ifPresent(this::show);
    if (page.parameter("notice").equals(FIELD)) {
      page.complain(FIELD, "Please choose how your order should travel.");
    }
  }

  private void show(CheckoutDraft draft) {
    Address address = draft.address().orElseThrow();
    options = checkout.deliveryOptions(draft.cart(), address.country());
    String usual = options.isEmpty() ? "" : options.get(0).code();
    chosen = draft.deliveryCode().filter(this::isOffered).orElse(usual);
  }

  private boolean isOffered(String code) {
    return options.stream().anyMatch(option -> option.code().equals(code));
  }

  /** Keeps the choice and goes on. */
  public String keep() {
    Optional<CheckoutDraft> draft = journey.enter(CheckoutStep.DELIVERY);
    if (draft.isEmpty()) {
      return null;
    }
    show(draft.get());
    String code = Entered.line(page.parameter(FIELD));
    if (!isOffered(code)) {
      page.complain(FIELD, "Please choose one of these ways of delivery.");
      return null;
    }
    try {
      checkout.chooseDelivery(draft.get().cart(), code);
    } catch (InvalidCheckoutException refusal) {
      return journey.mend(CheckoutStep.DELIVERY, refusal);
    }
    return journey.goTo(CheckoutStep.PAYMENT);
  }

  public List<DeliveryOption> getOptions() {
    return options;
  }

  public String getChosen() {
    return chosen;
  }
}
