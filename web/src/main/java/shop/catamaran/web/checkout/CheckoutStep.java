package shop.catamaran.web.checkout;

import java.util.Optional;
import shop.catamaran.orders.CheckoutDraft;

/** A step of the checkout, in order. */
enum CheckoutStep {
  ADDRESS("/checkout/address"),
  DELIVERY("/checkout/delivery"),
  PAYMENT("/checkout/payment"),
  REVIEW("/checkout/review");

  private final String path;

  CheckoutStep(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  private boolean isBefore(CheckoutStep other) {
    return compareTo(other) < 0;
  }

  /** Whether a draft holds what this step asks for; a review is never done. */
  boolean isDone(CheckoutDraft draft) {
    return switch (this) {
      case ADDRESS -> draft.email().isPresent() && draft.address().isPresent();
      case DELIVERY -> draft.deliveryCode().isPresent();
      case PAYMENT -> draft.token().isPresent() && draft.cardLabel().isPresent();
      case REVIEW -> false;
    };
  }

  /** The first step of a draft that is not done yet. */
  static CheckoutStep firstOpen(CheckoutDraft draft) {
    for (CheckoutStep step : values()) {
      if (!step.isDone(draft)) {
        return step;
      }
    }
    throw new IllegalStateException("a review is never done");
  }

  /** Where to go instead of this step, if one before it is not done yet. */
  Optional<CheckoutStep> detour(CheckoutDraft draft) {
    CheckoutStep open = firstOpen(draft);
    return open.isBefore(this) ? Optional.of(open) : Optional.empty();
  }
}
