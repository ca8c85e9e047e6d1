package shop.catamaran.web.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.OrderId;

/** Reads identifiers that stand in addresses. */
final class Identifiers {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Identifiers() {}

  /** Stricter than {@link UUID#fromString}, which takes shortened ones. */
  static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  static CartId cart(String text) {
    return new CartId(uuidOf("cartId", text));
  }

  static OrderId order(String text) {
    return new OrderId(uuidOf("orderId", text));
  }

  static Sku sku(String text) {
    try {
      return new Sku(text);
    } catch (IllegalArgumentException e) {
      InvalidRequestException invalid =
          InvalidRequestException.ofField("sku", "This is not an article number.");
      invalid.initCause(e);
      throw invalid;
    }
  }

  private static UUID uuidOf(String field, String text) {
    return uuid(text)
        .orElseThrow(() -> InvalidRequestException.ofField(field, "This is not a UUID."));
  }
}
