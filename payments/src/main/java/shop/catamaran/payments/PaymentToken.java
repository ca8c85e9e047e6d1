package shop.catamaran.payments;

import java.util.regex.Pattern;

/** Stands for a card that the gateway knows; worthless without our gateway account. */
public record PaymentToken(String value) {

  private static final Pattern FORM = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{8,255}");

  /**
   * @throws IllegalArgumentException if it has not the form of a token; a card number has not
   */
  public PaymentToken {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a payment token is 8 to 255 letters, digits, '_' or '-', and not only digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
