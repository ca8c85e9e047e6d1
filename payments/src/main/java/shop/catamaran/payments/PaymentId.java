package shop.catamaran.payments;

import java.util.Objects;
import java.util.UUID;

/** Identifies a payment; its value is the order's id, and the gateway's idempotency key. */
public record PaymentId(UUID value) {

  public PaymentId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
