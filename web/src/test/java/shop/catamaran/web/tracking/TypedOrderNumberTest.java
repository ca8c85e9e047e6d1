package shop.catamaran.web.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.orders.OrderNumber;

class TypedOrderNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "70K1D-9XW2M",
        "70k1d-9xw2m",
        "70K1D9XW2M",
        "#70K1D 9XW2M",
        " 70K1D \u2013 9XW2M ",
        "7OK1D-9XW2M",
        "7okid-9xw2m",
        "70KlD-9XW2M"
      })
  void forgivesHowPeopleType(String typed) {
    assertThat(TypedOrderNumber.parse(typed)).contains(new OrderNumber("70K1D-9XW2M"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "70K1D-9XW2", "70K1D-9XW2MM", "UUUUU-UUUUU", "\u0131\u0130", "😀"})
  void refusesWhatCannotBeANumber(String typed) {
    assertThat(TypedOrderNumber.parse(typed)).isEmpty();
  }

  @Test
  void survivesLongText() {
    assertThat(TypedOrderNumber.parse("7".repeat(100_000))).isEmpty();
  }
}
