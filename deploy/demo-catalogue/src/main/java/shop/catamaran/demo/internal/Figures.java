package shop.catamaran.demo.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Rounds prices and facts the way a shop would print them. */
final class Figures {

  private Figures() {}

  /** A price that looks like one: 12.90, 64.90, 129.00. */
  static long price(BigDecimal amount) {
    if (amount.compareTo(BigDecimal.valueOf(50)) < 0) {
      return rounded(amount, 1) * 100 - 10;
    }
    if (amount.compareTo(BigDecimal.valueOf(100)) < 0) {
      return rounded(amount, 5) * 500 - 10;
    }
    return rounded(amount, 10) * 1000 - 100;
  }

  private static long rounded(BigDecimal amount, int step) {
    return amount.divide(BigDecimal.valueOf(step), 0, RoundingMode.HALF_UP).longValueExact();
  }

  static String decimal(long minor) {
    return String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);
  }

  /** Grams, rounded as a scale in a workshop would show them. */
  static long grams(double exact) {
    return exact < 100 ? Math.round(exact) : Math.round(exact / 10) * 10;
  }

  static String weight(long grams) {
    return grams < 1000
        ? grams + " g"
        : String.format(Locale.ROOT, "%.2f kg", grams / 1000.0).replace("0 kg", " kg");
  }

  /** Scales the number that a fact such as {@code 1600 daN} begins with, to two or three digits. */
  static String scaled(String fact, double factor) {
    int space = fact.indexOf(' ');
    double value = Double.parseDouble(fact.substring(0, space)) * factor;
    String unit = fact.substring(space);
    if (value < 10) {
      return String.format(Locale.ROOT, "%.1f", value) + unit;
    }
    long step = value < 200 ? 5 : value < 1000 ? 10 : 50;
    return String.format(Locale.ROOT, "%,d", Math.round(value / step) * step) + unit;
  }
}
