package shop.catamaran.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.OrderId;
import shop.catamaran.payments.PaymentToken;

class CheckoutStepTest {

  private static final Address ADDRESS =
      new Address("Ada Lovelace", "1 Quay", "", "10115", "Berlin", "DE");

  @Test
  void beginsWithTheAddress() {
    CheckoutDraft draft = draft(false, false, false);

    assertThat(CheckoutStep.ADDRESS.detour(draft)).isEmpty();
    for (CheckoutStep step : CheckoutStep.values()) {
      if (step != CheckoutStep.ADDRESS) {
        assertThat(step.detour(draft)).contains(CheckoutStep.ADDRESS);
      }
    }
  }

  @Test
  void sendsWhoJumpsAheadToTheFirstOpenStep() {
    assertThat(CheckoutStep.REVIEW.detour(draft(true, false, false)))
        .contains(CheckoutStep.DELIVERY);
    assertThat(CheckoutStep.REVIEW.detour(draft(true, true, false))).contains(CheckoutStep.PAYMENT);
    assertThat(CheckoutStep.REVIEW.detour(draft(true, false, true)))
        .contains(CheckoutStep.DELIVERY);
  }

  @Test
  void letsGoBackToAnyStep() {
    CheckoutDraft complete = draft(true, true, true);

    for (CheckoutStep step : CheckoutStep.values()) {
      assertThat(step.detour(complete)).isEmpty();
    }
    assertThat(CheckoutStep.firstOpen(complete)).isEqualTo(CheckoutStep.REVIEW);
  }

  private static CheckoutDraft draft(boolean address, boolean delivery, boolean payment) {
    return new CheckoutDraft(
        new OrderId(new UUID(1, 1)),
        new CartId(new UUID(2, 2)),
        address ? Optional.of("ada@example.test") : Optional.empty(),
        address ? Optional.of(ADDRESS) : Optional.empty(),
        delivery ? Optional.of("standard") : Optional.empty(),
        payment ? Optional.of(new PaymentToken("tok_12345678")) : Optional.empty(),
        payment ? Optional.of("Visa ending in 4242") : Optional.empty());
  }
}
