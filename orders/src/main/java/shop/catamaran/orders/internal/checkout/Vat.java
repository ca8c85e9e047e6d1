package shop.catamaran.orders.internal.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/** The value-added tax that a price contains. */
record Vat(int percent) {

  Vat {
    if (percent < 0 || percent > 99) {
      throw new IllegalArgumentException("VAT_PERCENT is a whole number from 0 to 99");
    }
  }

  Money containedIn(Money total) {
    Money net =
        total.dividedBy(BigDecimal.ONE.add(BigDecimal.valueOf(percent, 2)), RoundingMode.HALF_UP);
    return total.minus(net);
  }
}
