package shop.catamaran.orders.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes identifiers. */
public final class Ids {

  // Who knows a cart's id may change the cart: every id is drawn anew, none follows from another.
  private static final TimeBasedEpochRandomGenerator RANDOM =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new UUIDv7 that cannot be guessed. */
  public static UUID random() {
    return RANDOM.generate();
  }

  /** The UUIDv5 of a fact about an order: two that record the same fact make the same id. */
  public static UUID ofFact(UUID orderId, String type, String discriminator) {
    return Generators.nameBasedGenerator(orderId).generate(type + ":" + discriminator);
  }
}
