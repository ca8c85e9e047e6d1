package shop.catamaran.web.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.catamaran.payments.CardDetails;

/** Looks a card over before the gateway does, to tell the shopper about all fields at once. */
@ApplicationScoped
class CardEntry {

  static final String NUMBER = "cardNumber";
  static final String EXPIRY = "expiry";
  static final String SECURITY_CODE = "securityCode";

  private static final Pattern SEPARATORS = Pattern.compile("[ \\-\\u2013.]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");
  private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");

  private Clock clock;

  CardEntry() {}

  @Inject
  CardEntry(Clock clock) {
    this.clock = clock;
  }

  Checked check(String number, String expiryTyped, String securityCode) {
    Map<String, String> faults = new LinkedHashMap<>();
    String digits = SEPARATORS.matcher(number).replaceAll("");
    if (digits.isEmpty()) {
      faults.put(NUMBER, "Enter the card number.");
    } else if (!DIGITS.matcher(digits).matches()) {
      faults.put(NUMBER, "A card number has 12 to 19 digits. Check what you typed.");
    }
    Optional<CardExpiry> expiry = CardExpiry.parse(expiryTyped);
    if (expiry.isEmpty()) {
      faults.put(EXPIRY, "Enter the month and year printed on the card, such as 04/29.");
    } else if (expiry.get().isPast(clock)) {
      faults.put(EXPIRY, "This card has expired. Use another card.");
    }
    if (!CODE.matcher(securityCode).matches()) {
      faults.put(SECURITY_CODE, "Enter the 3 digits on the back of the card (4 on some cards).");
    }
    if (!faults.isEmpty()) {
      return new Checked(faults, null, "");
    }
    return new Checked(
        Map.of(),
        new CardDetails(digits, expiry.get().month(), expiry.get().year(), securityCode),
        CardLabel.of(digits));
  }

  /**
   * What the look showed.
   *
   * @param faults messages by field
   * @param details the card, if there are no faults
   */
  record Checked(Map<String, String> faults, CardDetails details, String label) {

    boolean isAtFault() {
      return !faults.isEmpty();
    }

    @Override
    public String toString() {
      return "Checked[...]";
    }
  }
}
