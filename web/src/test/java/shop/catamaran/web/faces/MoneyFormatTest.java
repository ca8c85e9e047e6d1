package shop.catamaran.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

  @ParameterizedTest
  @CsvSource({"129, '€129.00'", "1290.5, '€1,290.50'", "0, '€0.00'", "-4.99, '−€4.99'"})
  void writesAmountsAsShoppersReadThem(String amount, String text) {
    assertThat(new MoneyFormat().format(Money.parse("EUR " + amount))).isEqualTo(text);
  }

  @Test
  void writesNothingForNothing() {
    assertThat(new MoneyFormat().format(null)).isEmpty();
  }
}
