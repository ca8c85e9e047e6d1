package shop.catamaran.web.tracking;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.catamaran.orders.OrderNumber;

/** Reads an order number as people type it. */
final class TypedOrderNumber {

  private static final Pattern DECORATION = Pattern.compile("[^0-9A-Z]");
  private static final int GROUP_LENGTH = 5;

  private TypedOrderNumber() {}

  /** The number meant, forgiving case, dashes, spaces, and letters that look like digits. */
  static Optional<OrderNumber> parse(String typed) {
    String characters =
        DECORATION
            .matcher(typed.toUpperCase(Locale.ROOT))
            .replaceAll("")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (characters.length() != 2 * GROUP_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OrderNumber(
              characters.substring(0, GROUP_LENGTH) + '-' + characters.substring(GROUP_LENGTH)));
    } catch (IllegalArgumentException notANumber) {
      return Optional.empty();
    }
  }
}
