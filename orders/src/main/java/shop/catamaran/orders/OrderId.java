package shop.catamaran.orders;

import java.util.Objects;
import java.util.UUID;

/** Identifies an order; minted before the first submit, and the payment's idempotency key. */
public record OrderId(UUID value) {

  public OrderId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
