package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buying without JavaScript, with every test card, and with a member dying meanwhile. */
class PurchaseIT {

  private final RunningShop shop = RunningShop.get();

  @Test
  void anOrderIsPaidConfirmedTrackedAndWrittenAbout() throws IOException {
    Shopper shopper = new Shopper(shop.url());
    Document confirmation = buy(shopper, Shopper.GOOD_CARD);
    assertThat(confirmation.location()).contains("/orders/");
    assertThat(confirmation.text()).contains("Payment received");
    String number = confirmation.expectFirst(".order-number").text();

    Document again = shopper.open(java.net.URI.create(confirmation.location()).getPath());
    assertThat(again.expectFirst(".order-number").text()).isEqualTo(number);
    assertThat(shopper.open("/cart").text()).contains("Your cart is empty");

    Shopper stranger = new Shopper(shop.url());
    assertThat(stranger.answer(java.net.URI.create(confirmation.location()).getPath()).statusCode())
        .isEqualTo(404);
    Document tracked =
        stranger.submit(
            stranger.open("/track"),
            "trackForm",
            "find",
            Map.of(
                "number",
                number.toLowerCase(java.util.Locale.ROOT),
                "trackEmail",
                "ADA@example.org"));
    assertThat(tracked.text()).contains(number).contains("Payment received");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(Jsoup.connect(shop.mailUrl()).get().text()).contains(number));
  }

  @ParameterizedTest
  @CsvSource({
    "4000 0000 0000 3220, Payment received",
    "4000 0000 0000 0119, Payment received",
    "4000 0000 0000 0341, Payment received",
    "4000 0000 0000 5126, Payment received",
  })
  void aCardWhoseAnswerIsLateOrLostIsChargedOnceInTheEnd(String card, String outcome)
      throws IOException {
    Shopper shopper = new Shopper(shop.url());
    Document confirmation = buy(shopper, card);
    String path = java.net.URI.create(confirmation.location()).getPath();
    assertThat(path).startsWith("/orders/");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(shopper.open(path).text()).contains(outcome));
  }

  @ParameterizedTest
  @CsvSource({
    "4000 0000 0000 0002",
    "4000 0000 0000 9995",
    "4000 0000 0000 0069",
    "4000 0000 0000 0127",
  })
  void aDeclinedCardLeavesTheCartAndAnotherCardBuysIt(String card) throws IOException {
    Shopper shopper = new Shopper(shop.url());
    Document payment = buy(shopper, card);
    assertThat(payment.location()).contains("/checkout/payment");
    Document review = shopper.enterCard(Shopper.GOOD_CARD);
    assertThat(shopper.placeOrder(review).text()).contains("Payment received");
  }

  @Test
  void pressingTwiceMakesOneOrder() throws IOException {
    Shopper shopper = new Shopper(shop.url());
    Document review = untilReview(shopper, Shopper.GOOD_CARD);
    Document first = shopper.placeOrder(review);
    Document second = shopper.placeOrder(review);
    assertThat(second.location()).isEqualTo(first.location());
    assertThat(second.text()).contains("Payment received");
  }

  @Test
  void thePageThatVisitorsShareShowsEachTheirOwnCart() throws IOException {
    String handle = Shopper.someProduct(shop.url());
    String product = "/p/" + handle;
    Shopper buyer = new Shopper(shop.memberUrl(1));
    Shopper browser = new Shopper(shop.memberUrl(1));
    assertThat(browser.open(product).expectFirst("[data-count]").attr("data-count")).isEqualTo("0");

    assertThat(buyer.addToCart(handle).text()).contains("Added to your cart");

    assertThat(buyer.open(product).expectFirst("[data-count]").attr("data-count")).isEqualTo("1");
    assertThat(browser.open(product).expectFirst("[data-count]").attr("data-count")).isEqualTo("0");
    assertThat(browser.open(product).text()).doesNotContain("Added to your cart");
    assertThat(browser.answer("/cart").body()).contains("Your cart is empty");
  }

  @Test
  void aFormOfOneMemberIsTakenByTheOtherAndASessionIsReadThere() throws IOException {
    Shopper shopper = new Shopper(shop.memberUrl(1));
    shopper.addToCart(Shopper.someProduct(shop.url()));
    Document form = shopper.open("/checkout/address");
    shopper.movedTo(shop.memberUrl(2));
    Document next =
        shopper.submit(
            form,
            "addressForm",
            "next",
            Map.of(
                "email", "ada@example.org",
                "name", "Ada Lovelace",
                "line1", "12 Harbour Road",
                "postcode", "1011 AB",
                "city", "Amsterdam",
                "country", "NL"));
    assertThat(next.location()).contains("/checkout/delivery");
    shopper.chooseDelivery();
    Document confirmation = shopper.placeOrder(shopper.enterCard(Shopper.GOOD_CARD));
    String number = confirmation.expectFirst(".order-number").text();

    // What a stranger proved on one member is remembered in a session that the other one reads.
    Shopper stranger = new Shopper(shop.memberUrl(1));
    shop.awaitShared(stranger, stranger.track(number), Duration.ofSeconds(30));
  }

  @Test
  void aShopperWhoseMemberIsKilledFinishesOnTheOther() throws IOException {
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(Shopper.someProduct(shop.url()));
    shopper.enterAddress();
    Document form = shopper.open("/checkout/delivery");
    shop.kill("aws-1");
    try {
      Document payment =
          shopper.submit(form, "deliveryForm", "next", Map.of("delivery", "standard"));
      assertThat(payment.location()).contains("/checkout/payment");
      assertThat(shopper.open("/checkout/address").expectFirst("#name").val())
          .isEqualTo("Ada Lovelace");
      Document review = shopper.enterCard(Shopper.GOOD_CARD);
      assertThat(shopper.placeOrder(review).text()).contains("Payment received");
    } finally {
      shop.restart("aws-1");
      shop.awaitReady();
    }
  }

  private Document buy(Shopper shopper, String card) throws IOException {
    return shopper.placeOrder(untilReview(shopper, card));
  }

  private Document untilReview(Shopper shopper, String card) throws IOException {
    shopper.addToCart(Shopper.someProduct(shop.url()));
    shopper.enterAddress();
    shopper.chooseDelivery();
    Document review = shopper.enterCard(card);
    assertThat(review.location()).contains("/checkout/review");
    return review;
  }
}
