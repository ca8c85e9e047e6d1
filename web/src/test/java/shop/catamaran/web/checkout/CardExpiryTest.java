package shop.catamaran.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardExpiryTest {

  private static final Clock LAST_DAY_OF_MARCH =
      Clock.fixed(Instant.parse("2029-03-31T23:59:59Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04/29", "4/29", "04/2029", "04 / 29", "04-29", "04.29", "04 29", "0429", "042029"
      })
  void readsWhatPeopleType(String typed) {
    assertThat(CardExpiry.parse(typed)).contains(new CardExpiry(4, 2029));
  }

  @Test
  void readsTheYearTwentyTwenty() {
    assertThat(CardExpiry.parse("04/20")).contains(new CardExpiry(4, 2020));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0/29", "13/29", "04/9", "429", "04/1929", "29/04", "04/29/01", "x"})
  void refusesWhatIsNoMonth(String typed) {
    assertThat(CardExpiry.parse(typed)).isEmpty();
  }

  @Test
  void isGoodUntilItsMonthEnds() {
    assertThat(new CardExpiry(3, 2029).isPast(LAST_DAY_OF_MARCH)).isFalse();
    assertThat(new CardExpiry(2, 2029).isPast(LAST_DAY_OF_MARCH)).isTrue();
    assertThat(new CardExpiry(12, 2028).isPast(LAST_DAY_OF_MARCH)).isTrue();
  }
}
