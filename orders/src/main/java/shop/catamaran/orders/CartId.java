package shop.catamaran.orders;

import java.util.Objects;
import java.util.UUID;

/** Identifies a cart in all clouds; who knows it may change the cart. */
public record CartId(UUID value) {

  public CartId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
