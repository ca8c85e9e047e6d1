package shop.catamaran.web.cart;

import java.util.Optional;
import java.util.regex.Pattern;
import shop.catamaran.orders.Carts;

/** Reads quantities as typed. */
final class Quantity {

  private static final Pattern FORM = Pattern.compile("0*([0-9]{1,2})");

  private Quantity() {}

  /** A whole number from 0 to {@link Carts#QUANTITY_MAX}; anything else is none. */
  static Optional<Integer> parse(String typed) {
    var matcher = FORM.matcher(typed.strip());
    return matcher.matches()
        ? Optional.of(Integer.valueOf(matcher.group(1))).filter(n -> n <= Carts.QUANTITY_MAX)
        : Optional.empty();
  }
}
