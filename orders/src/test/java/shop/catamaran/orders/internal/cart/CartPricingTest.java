package shop.catamaran.orders.internal.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.catamaran.orders.internal.SampleQuotes.cart;
import static shop.catamaran.orders.internal.SampleQuotes.eur;
import static shop.catamaran.orders.internal.SampleQuotes.offer;
import static shop.catamaran.orders.internal.SampleQuotes.stored;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.Cart.Notice;

class CartPricingTest {

  @Test
  void sumsUpAtTodaysPrices() {
    Cart cart =
        cart(
            List.of(stored("A", 2, "10.00"), stored("B", 1, "5.50")),
            offer("A", "12.00", 9),
            offer("B", "5.50", 1));
    assertThat(cart.goodsTotal()).isEqualTo(eur("29.50"));
    assertThat(cart.unitCount()).isEqualTo(3);
    assertThat(cart.lines())
        .extracting(Cart.Line::notice)
        .containsExactly(Notice.PRICE_CHANGED, Notice.NONE);
    assertThat(cart.canBeOrdered()).isTrue();
  }

  @Test
  void saysWhatCannotBeHadAndLeavesItOutOfTheSum() {
    Cart cart =
        cart(
            List.of(stored("A", 3, "10.00"), stored("B", 1, "5.00"), stored("C", 1, "7.00")),
            offer("A", "10.00", 2),
            offer("B", "5.00", 0));
    assertThat(cart.lines())
        .extracting(Cart.Line::notice)
        .containsExactly(Notice.TOO_FEW_LEFT, Notice.SOLD_OUT, Notice.WITHDRAWN);
    assertThat(cart.goodsTotal()).isEqualTo(eur("30.00"));
    assertThat(cart.canBeOrdered()).isFalse();
    assertThat(cart.lines().get(2).title()).isEqualTo("Title of C");
  }
}
