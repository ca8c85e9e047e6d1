package shop.catamaran.web.checkout;

import java.util.regex.Pattern;

/** What a shopper recognizes a card by; it never holds more than the last four digits. */
final class CardLabel {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z ]{0,29} ending in \\d{4}");
  private static final Pattern MASTERCARD =
      Pattern.compile("(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\\d*");

  private CardLabel() {}

  /** The label of a card number of digits only. */
  static String of(String digits) {
    return brand(digits) + " ending in " + digits.substring(digits.length() - 4);
  }

  /** The label that the page made with the gateway's answer, unless it is something else. */
  static String checked(String label) {
    return FORM.matcher(label).matches() ? label : "Your card";
  }

  private static String brand(String digits) {
    if (digits.startsWith("4")) {
      return "Visa";
    }
    if (MASTERCARD.matcher(digits).matches()) {
      return "Mastercard";
    }
    if (digits.startsWith("34") || digits.startsWith("37")) {
      return "American Express";
    }
    return "Card";
  }
}
