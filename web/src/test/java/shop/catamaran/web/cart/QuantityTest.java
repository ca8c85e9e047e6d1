package shop.catamaran.web.cart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @Test
  void readsWholeNumbersWithinBounds() {
    assertThat(Quantity.parse("0")).contains(0);
    assertThat(Quantity.parse(" 7 ")).contains(7);
    assertThat(Quantity.parse("007")).contains(7);
    assertThat(Quantity.parse("99")).contains(99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "+1", "1.5", "1e3", "100", "1000000000", "٣", "one"})
  void refusesAnythingElse(String typed) {
    assertThat(Quantity.parse(typed)).isEmpty();
  }
}
