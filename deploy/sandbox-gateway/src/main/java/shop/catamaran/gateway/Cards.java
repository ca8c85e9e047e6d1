package shop.catamaran.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Checks cards as typed. The number goes no further than this class. */
final class Cards {

  /** What is kept of a card. */
  record Card(String brand, String last4, Behavior behavior) {}

  private static final int YEARS_AHEAD_MAX = 30;

  private final Clock clock;

  Cards(Clock clock) {
    this.clock = clock;
  }

  Card check(ObjectNode body) {
    String number = Json.value(body, "number").replaceAll("[ -]", "");
    if (!number.matches("[0-9]{12,19}") || !luhn(number)) {
      throw new RefusedException(422, "invalid_number", "The card number is not valid.");
    }
    if (!expiryIsGood(Json.value(body, "exp_month"), Json.value(body, "exp_year"))) {
      throw new RefusedException(
          422, "invalid_expiry", "The expiry date is not valid or in the past.");
    }
    String brand = brand(number);
    if (!Json.value(body, "cvc")
        .matches(brand.equals("American Express") ? "[0-9]{4}" : "[0-9]{3}")) {
      throw new RefusedException(422, "invalid_cvc", "The security code is not valid.");
    }
    return new Card(brand, number.substring(number.length() - 4), Behavior.of(number));
  }

  private boolean expiryIsGood(String month, String year) {
    if (!month.matches("0?[1-9]|1[0-2]") || !year.matches("[0-9]{4}")) {
      return false;
    }
    YearMonth expiry = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
    YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
    return !expiry.isBefore(now) && !expiry.isAfter(now.plusYears(YEARS_AHEAD_MAX));
  }

  private static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      if (i % 2 == 1) {
        digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
      }
      sum += digit;
    }
    return sum % 10 == 0;
  }

  private static String brand(String number) {
    int first4 = Integer.parseInt(number.substring(0, 4));
    if (number.startsWith("4")) {
      return "Visa";
    }
    if ((first4 >= 5100 && first4 < 5600) || (first4 >= 2221 && first4 <= 2720)) {
      return "Mastercard";
    }
    if (number.startsWith("34") || number.startsWith("37")) {
      return "American Express";
    }
    if (number.startsWith("6011") || number.startsWith("65")) {
      return "Discover";
    }
    return "Other";
  }
}
