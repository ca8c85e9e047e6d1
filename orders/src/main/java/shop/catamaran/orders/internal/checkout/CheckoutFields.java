package shop.catamaran.orders.internal.checkout;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.InvalidCheckoutException;
import shop.catamaran.payments.PaymentToken;

/** Checks what was typed, field by field, and collects one message for each field at fault. */
final class CheckoutFields {

  private static final int EMAIL_LENGTH_MAX = 254;
  private static final int TEXT_LENGTH_MAX = 100;
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
              + "[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  private final Map<String, String> messages = new LinkedHashMap<>();

  String email(String typed) {
    String email = stripped(typed);
    if (email.isEmpty()) {
      fault("email", "Enter your e-mail address, so that we can send you the confirmation.");
    } else if (email.length() > EMAIL_LENGTH_MAX) {
      fault("email", "An e-mail address has at most " + EMAIL_LENGTH_MAX + " characters.");
    } else if (!EMAIL.matcher(email).matches() || email.indexOf('@') > 64) {
      fault("email", "Enter an e-mail address like name@example.com.");
    }
    return email;
  }

  Address address(Address typed) {
    if (typed == null) {
      fault("name", "Enter the address that the order goes to.");
      return null;
    }
    String country = country(typed.country());
    return new Address(
        text("name", typed.name(), "Enter the name of who receives the parcel."),
        text("line1", typed.line1(), "Enter street and house number."),
        text("line2", typed.line2(), ""),
        postcode(typed.postcode(), country),
        text("city", typed.city(), "Enter the town or city."),
        country);
  }

  String country(String typed) {
    String country = stripped(typed).toUpperCase(Locale.ROOT);
    if (!Countries.contains(country)) {
      fault("country", "Choose a country of the European Union; we deliver to no others yet.");
    }
    return country;
  }

  void token(PaymentToken token) {
    if (token == null) {
      fault("payment", "Enter the card that you want to pay with.");
    }
  }

  String cardLabel(String typed) {
    String label = stripped(typed);
    if (label.isEmpty() || label.length() > TEXT_LENGTH_MAX || hasForbidden(label)) {
      fault("payment", "The card was not recognized. Enter it again.");
    }
    return label;
  }

  void require(String field, Object value) {
    if (value == null) {
      fault(field, "This is missing. Open the checkout again.");
    }
  }

  void fault(String field, String message) {
    messages.putIfAbsent(field, message);
  }

  void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new InvalidCheckoutException(messages);
    }
  }

  private String postcode(String typed, String country) {
    String postcode = stripped(typed).toUpperCase(Locale.ROOT);
    if (postcode.isEmpty()) {
      fault("postcode", "Enter the postcode.");
    } else if (Countries.contains(country)) {
      Countries.Postcodes postcodes = Countries.postcodes(country);
      if (!postcodes.form().matcher(postcode).matches()) {
        fault(
            "postcode",
            "A postcode in "
                + new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH)
                + " looks like "
                + postcodes.example()
                + ".");
      }
    } else if (postcode.length() > 12) {
      fault("postcode", "A postcode has at most 12 characters.");
    }
    return postcode;
  }

  private String text(String field, String typed, String messageIfEmpty) {
    String text = stripped(typed);
    if (text.isEmpty() && !messageIfEmpty.isEmpty()) {
      fault(field, messageIfEmpty);
    } else if (text.codePointCount(0, text.length()) > TEXT_LENGTH_MAX) {
      fault(field, "At most " + TEXT_LENGTH_MAX + " characters fit here.");
    } else if (hasForbidden(text)) {
      fault(field, "This contains characters that cannot be printed on a label.");
    }
    return text;
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }

  // Control characters, marks that turn the writing direction, halves of characters and the like.
  private static boolean hasForbidden(String text) {
    return text.codePoints()
        .map(Character::getType)
        .anyMatch(
            type ->
                type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.UNASSIGNED
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR);
  }
}
