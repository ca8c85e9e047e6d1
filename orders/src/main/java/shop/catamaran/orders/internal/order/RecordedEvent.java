package shop.catamaran.orders.internal.order;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to an order, as recorded.
 *
 * @param type the name of an {@link EventType}, or one that only a newer release knows
 * @param amountMinor of a refund its amount, of a payment what was charged
 * @param detail of a decline its code, of a superseded order its cloud
 * @param recordedIn the cloud that recorded it
 */
record RecordedEvent(
    String type,
    Optional<UUID> refund,
    Optional<Long> amountMinor,
    Optional<String> detail,
    Instant recordedAt,
    String recordedIn) {

  boolean is(EventType expected) {
    return type.equals(expected.name());
  }

  boolean isAbout(UUID refundId) {
    return refund.filter(refundId::equals).isPresent();
  }
}
