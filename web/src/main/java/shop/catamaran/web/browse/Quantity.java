package shop.catamaran.web.browse;

import java.util.Optional;
import shop.catamaran.orders.Carts;

/** Reads how many a shopper wants. */
final class Quantity {

  static final String BOUNDS = "Enter a whole number from 1 to " + Carts.QUANTITY_MAX + ".";

  private static final int DIGITS_MAX = 9;

  private Quantity() {}

  static Optional<Integer> read(String typed) {
    return typed.length() <= DIGITS_MAX && typed.matches("[0-9]+")
        ? Optional.of(Integer.valueOf(typed))
        : Optional.empty();
  }

  /** Why so many cannot be had, if they cannot. */
  static Optional<String> refusal(Optional<Integer> units, int unitsAvailable) {
    if (units.isEmpty() || units.get() < 1 || units.get() > Carts.QUANTITY_MAX) {
      return Optional.of(BOUNDS);
    }
    if (unitsAvailable <= 0) {
      return Optional.of("This is sold out.");
    }
    if (units.get() > unitsAvailable) {
      return Optional.of("Only " + unitsAvailable + " left. Enter a smaller number.");
    }
    return Optional.empty();
  }
}
