package shop.catamaran.orders;

import java.util.regex.Pattern;

/**
 * What a shopper reads aloud: ten characters of Crockford's base 32 (no I, L, O, U) in two groups,
 * for example {@code 7K3QD-9XW2M}. Derived from the order's id, so both clouds name it alike.
 */
public record OrderNumber(String value) {

  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  public OrderNumber {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an order number looks like 7K3QD-9XW2M");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
