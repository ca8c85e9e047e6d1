package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.fakes.FakePayments;

@ArquillianTest
class CheckoutIT {

  private static final Money PRICE = Money.parse("EUR 119.00");
  private static final String GOOD = "tok_good_card";
  private static final String DECLINED = "tok_declined";

  @Inject private Carts carts;
  @Inject private Checkout checkout;
  @Inject private Orders orders;
  @Inject private Instance<Shopper> shoppers;
  @Inject private Concurrently concurrently;
  @Inject private FakeCatalog catalog;
  @Inject private FakePayments payments;
  @Inject private OrdersTables tables;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.named("checkout-it.war");
  }

  @Test
  void makesAPaidOrderOfACart() {
    Sku sku = article(5);
    Shopper shopper = shopper().puts(sku, 2);
    PlaceOrder command = shopper.reviews(GOOD);
    Order order = checkout.place(command);
    assertThat(order.state()).isEqualTo(OrderState.PAID);
    assertThat(order.total()).isEqualTo(PRICE.multipliedBy(2));
    assertThat(order.vat()).isEqualTo(Money.parse("EUR 41.31"));
    assertThat(order.lines()).extracting(Order.Line::sku).containsExactly(sku);
    assertThat(order.events()).extracting(Order.Event::type).containsExactly("PLACED", "PAID");
    assertThat(carts.cart(shopper.cart()).isEmpty()).isTrue();
    assertThat(unitsLeft(sku)).isEqualTo(3);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    CheckoutDraft next = checkout.draft(shopper.cart());
    assertThat(next.orderId()).isNotEqualTo(order.id());
    assertThat(next.token()).isEmpty();
    assertThat(next.email()).contains(shopper.email());
    assertThat(orders.track(order.number(), shopper.email().toUpperCase(java.util.Locale.ROOT)))
        .contains(order);
    assertThat(orders.track(order.number(), "eve@example.com")).isEmpty();
  }

  @Test
  void answersTheSameOrderHoweverOftenItIsPlacedAtOnce() throws Exception {
    Sku sku = article(100);
    Shopper shopper = shopper().puts(sku, 3);
    PlaceOrder command = shopper.reviews(GOOD);
    List<Concurrently.Outcome<Order>> outcomes =
        concurrently.run(Collections.nCopies(8, () -> checkout.place(command)));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
    assertThat(outcomes)
        .extracting(outcome -> outcome.value().id())
        .containsOnly(command.orderId());
    assertThat(checkout.place(command).state()).isEqualTo(OrderState.PAID);
    assertThat(unitsLeft(sku)).isEqualTo(97);
    assertThat(payments.charges(command.orderId().value())).isEqualTo(1);
    assertThat(tables.ordersOf(shopper.cart())).isEqualTo(1);
  }

  @Test
  void refusesAnotherCartsOrder() {
    Order order = shopper().buys(article(5), 1, GOOD);
    PlaceOrder own = shopper().puts(article(5), 1).reviews(GOOD);
    PlaceOrder stolen =
        new PlaceOrder(
            order.id(),
            own.cart(),
            own.email(),
            own.address(),
            own.deliveryCode(),
            own.token(),
            own.quoteFingerprint());
    assertThatThrownBy(() -> checkout.place(stolen))
        .isInstanceOfSatisfying(
            InvalidCheckoutException.class,
            refusal -> assertThat(refusal.messages()).containsOnlyKeys("orderId"));
  }

  @Test
  void keepsTheCartAndPutsTheStockBackIfTheCardIsDeclined() {
    Sku sku = article(5);
    Shopper shopper = shopper();
    Order order = shopper.buys(sku, 2, DECLINED);
    assertThat(order.state()).isEqualTo(OrderState.DECLINED);
    assertThat(order.declineCode()).contains("insufficient_funds");
    assertThat(carts.unitCount(shopper.cart())).isEqualTo(2);
    assertThat(unitsLeft(sku)).isEqualTo(5);
    Order again = checkout.place(shopper.reviews(GOOD));
    assertThat(again.state()).isEqualTo(OrderState.PAID);
    assertThat(again.id()).isNotEqualTo(order.id());
    assertThat(unitsLeft(sku)).isEqualTo(3);
  }

  @Test
  void letsOneOfTwoShoppersHaveTheLastUnit() throws Exception {
    for (int round = 0; round < 50; round++) {
      Sku last = article(1);
      Sku plenty = article(10);
      List<Callable<Order>> races = new ArrayList<>();
      List<Shopper> racers = new ArrayList<>();
      for (int count = 0; count < 2; count++) {
        Shopper shopper = shopper().puts(plenty, 1).puts(last, 1);
        PlaceOrder command = shopper.reviews(GOOD);
        racers.add(shopper);
        races.add(() -> checkout.place(command));
      }
      List<Concurrently.Outcome<Order>> outcomes = concurrently.run(races);
      assertThat(outcomes).filteredOn(outcome -> outcome.failure() == null).hasSize(1);
      assertThat(unitsLeft(last)).isZero();
      assertThat(unitsLeft(plenty)).isEqualTo(9);
      for (int count = 0; count < 2; count++) {
        if (outcomes.get(count).failure() != null) {
          assertThat(outcomes.get(count).failure())
              .isInstanceOf(QuoteChangedException.class)
              .hasMessage("Storm Jacket (M) is sold out.");
          assertThat(tables.ordersOf(racers.get(count).cart())).isZero();
          assertThat(carts.unitCount(racers.get(count).cart())).isEqualTo(2);
        }
      }
    }
  }

  @Test
  void leavesNothingBehindIfThePaymentCannotBeOpened() {
    Sku sku = article(5);
    Shopper shopper = shopper().puts(sku, 2);
    PlaceOrder command = shopper.reviews("tok_unopenable");
    assertThatThrownBy(() -> checkout.place(command)).isInstanceOf(IllegalStateException.class);
    assertThat(unitsLeft(sku)).isEqualTo(5);
    assertThat(tables.ordersOf(shopper.cart())).isZero();
    assertThat(tables.rowsOf(command.orderId())).isZero();
    assertThat(payments.isOpen(command.orderId().value())).isFalse();
  }

  @Test
  void tellsOfANewPriceBeforePaying() {
    Sku sku = article(5);
    Shopper shopper = shopper().puts(sku, 1);
    PlaceOrder command = shopper.reviews(GOOD);
    catalog.put(sku, Money.parse("EUR 129.00"), 5);
    assertThatThrownBy(() -> checkout.place(command))
        .isInstanceOf(QuoteChangedException.class)
        .hasMessage("Storm Jacket (M) now costs €129.00 instead of €119.00.");
    assertThat(unitsLeft(sku)).isEqualTo(5);
    assertThat(checkout.place(shopper.reviews(GOOD)).total()).isEqualTo(Money.parse("EUR 129.00"));
  }

  @Test
  void tellsOfACartThatChangedDuringCheckout() {
    Sku sku = article(5);
    Shopper shopper = shopper().puts(sku, 1);
    PlaceOrder command = shopper.reviews(GOOD);
    shopper.puts(sku, 1);
    assertThatThrownBy(() -> checkout.place(command))
        .isInstanceOf(QuoteChangedException.class)
        .hasMessage("Your cart now holds 2 of Storm Jacket (M) instead of 1.");
    carts.remove(shopper.cart(), sku);
    assertThatThrownBy(() -> checkout.place(command)).isInstanceOf(InvalidCheckoutException.class);
  }

  @Test
  void takesOutOnlyWhatWasOrdered() throws Exception {
    Sku sku = article(50);
    Shopper shopper = shopper().puts(sku, 2);
    PlaceOrder command = shopper.reviews(GOOD);
    List<Callable<Object>> both =
        List.of(() -> checkout.place(command), () -> shopper.puts(sku, 3));
    List<Concurrently.Outcome<Object>> outcomes = concurrently.run(both);
    int expected = outcomes.get(0).failure() == null ? 3 : 5;
    assertThat(carts.unitCount(shopper.cart())).isEqualTo(expected);
    assertThat(unitsLeft(sku)).isEqualTo(outcomes.get(0).failure() == null ? 48 : 50);
  }

  @Test
  void namesTheFieldsAtFault() {
    Shopper shopper = shopper().puts(article(5), 1);
    PlaceOrder good = shopper.reviews(GOOD);
    PlaceOrder bad = new PlaceOrder(good.orderId(), good.cart(), "ada", null, null, null, null);
    assertThatThrownBy(() -> checkout.place(bad))
        .isInstanceOfSatisfying(
            InvalidCheckoutException.class,
            refusal ->
                assertThat(refusal.messages())
                    .containsOnlyKeys("email", "name", "payment", "delivery", "cart"));
    assertThatThrownBy(() -> checkout.quote(carts.create()))
        .isInstanceOf(InvalidCheckoutException.class);
    assertThatThrownBy(() -> checkout.chooseDelivery(shopper.cart(), "drone"))
        .isInstanceOf(InvalidCheckoutException.class);
    assertThatThrownBy(() -> checkout.deliveryOptions(shopper.cart(), "US"))
        .isInstanceOf(InvalidCheckoutException.class);
    assertThat(checkout.place(good).state()).isEqualTo(OrderState.PAID);
  }

  @Test
  void quotesWithoutADraft() {
    Shopper shopper = shopper().puts(article(5), 1);
    Quote quote = checkout.quote(shopper.cart(), "NL", "express");
    assertThat(quote.total()).isEqualTo(Money.parse("EUR 131.95"));
    assertThat(checkout.deliveryOptions(shopper.cart(), "NL"))
        .extracting(DeliveryOption::code)
        .containsExactly("standard", "express", "pickup");
  }

  private Shopper shopper() {
    return shoppers.get().arrive();
  }

  private Sku article(int units) {
    Sku sku = new Sku("A-" + UUID.randomUUID());
    catalog.put(sku, PRICE, units);
    return sku;
  }

  private int unitsLeft(Sku sku) {
    return catalog.offers(List.of(sku)).get(sku).unitsAvailable();
  }
}
