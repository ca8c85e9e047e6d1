package shop.catamaran.catalog;

import java.util.Objects;
import java.util.UUID;

/** Identifies a product in all clouds. */
public record ProductId(UUID value) {

  public ProductId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
