package shop.catamaran.orders.internal.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static shop.catamaran.orders.internal.SampleQuotes.cart;
import static shop.catamaran.orders.internal.SampleQuotes.eur;
import static shop.catamaran.orders.internal.SampleQuotes.offer;
import static shop.catamaran.orders.internal.SampleQuotes.stored;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.Quote;

class QuotesTest {

  private static final OrderId ORDER = new OrderId(new UUID(3, 4));

  @ParameterizedTest
  @CsvSource({
    "121.00, 21, 21.00",
    "4.95, 21, 0.86",
    "0.01, 21, 0.00",
    "0.03, 21, 0.01",
    "100.00, 0, 0.00",
    "119.00, 19, 19.00",
    "9999999.99, 21, 1735537.19"
  })
  void findsTheVatContained(String total, int percent, String vat) {
    assertThat(new Vat(percent).containedIn(eur(total))).isEqualTo(eur(vat));
  }

  @Test
  void refusesAnImpossibleRate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Vat(-1))
        .withMessageContaining("VAT_PERCENT");
  }

  @ParameterizedTest
  @CsvSource({"0.01, 4.95", "74.99, 4.95", "75.00, 0.00", "500.00, 0.00"})
  void deliversLargeOrdersFree(String goods, String price) {
    assertThat(DeliveryRates.option("standard", eur(goods)).orElseThrow().price())
        .isEqualTo(eur(price));
    assertThat(DeliveryRates.option("express", eur(goods)).orElseThrow().price())
        .isEqualTo(eur("12.95"));
    assertThat(DeliveryRates.option("pickup", eur(goods)).orElseThrow().price())
        .isEqualTo(eur("0.00"));
    assertThat(DeliveryRates.option("drone", eur(goods))).isEmpty();
  }

  @Test
  void addsDeliveryToGoods() {
    Quote quote = quote(2, "30.00", "30.00", "standard");
    assertThat(quote.goodsTotal()).isEqualTo(eur("60.00"));
    assertThat(quote.total()).isEqualTo(eur("64.95"));
    assertThat(quote.vat()).isEqualTo(eur("11.27"));
  }

  @Test
  void hasAnotherFingerprintWheneverAnythingShownDiffers() {
    String fingerprint = quote(2, "30.00", "30.00", "standard").fingerprint();
    assertThat(fingerprint).isEqualTo(quote(2, "30.00", "30.00", "standard").fingerprint());
    assertThat(fingerprint).isNotEqualTo(quote(3, "30.00", "30.00", "standard").fingerprint());
    assertThat(fingerprint).isNotEqualTo(quote(2, "30.00", "30.01", "standard").fingerprint());
    assertThat(fingerprint).isNotEqualTo(quote(2, "30.00", "30.00", "express").fingerprint());
  }

  @Test
  void saysWhichPriceChanged() {
    ShownQuote shown = ShownQuote.of(quote(1, "119.00", "119.00", "standard"));
    assertThat(
            QuoteChanges.differences(Optional.of(shown), quote(1, "119.00", "129.00", "standard")))
        .containsExactly("Title of JACKET now costs €129.00 instead of €119.00.");
  }

  @Test
  void fallsBackToThePriceLastSeenInTheCart() {
    assertThat(QuoteChanges.differences(Optional.empty(), quote(1, "119.00", "129.00", "standard")))
        .containsExactly("Title of JACKET now costs €129.00 instead of €119.00.");
    assertThat(QuoteChanges.differences(Optional.empty(), quote(1, "9.00", "9.00", "standard")))
        .containsExactly("Your order has changed since you last saw it. Please check it again.");
  }

  @Test
  void saysWhatIsInTheCartNowAndWhatIsNot() {
    ShownQuote shown = ShownQuote.of(quote(1, "119.00", "119.00", "standard"));
    Cart other = cart(List.of(stored("HAT", 2, "20.00")), offer("HAT", "20.00", 5));
    Quote now = Quotes.quote(ORDER, other, DeliveryRates.options(eur("40.00")).get(1), new Vat(21));
    assertThat(QuoteChanges.differences(Optional.of(shown), now))
        .containsExactly(
            "Title of HAT has been added to your cart.",
            "Title of JACKET is no longer in your cart.",
            "The way of delivery is now: Express delivery.");
  }

  @Test
  void saysWhatIsSoldOut() {
    assertThat(QuoteChanges.tooFew("Hat", 3, 0)).isEqualTo("Hat is sold out.");
    assertThat(QuoteChanges.tooFew("Hat", 3, 1))
        .isEqualTo("Only 1 of Hat is left; your cart holds 3.");
    assertThat(QuoteChanges.tooFew("Hat", 3, 2))
        .isEqualTo("Only 2 of Hat are left; your cart holds 3.");
  }

  private static Quote quote(int quantity, String priceSeen, String price, String delivery) {
    Cart cart = cart(List.of(stored("JACKET", quantity, priceSeen)), offer("JACKET", price, 50));
    return Quotes.quote(
        ORDER, cart, DeliveryRates.option(delivery, cart.goodsTotal()).orElseThrow(), new Vat(21));
  }
}
