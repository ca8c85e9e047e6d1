package shop.catamaran.orders.internal.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the rows counts if several clouds took the same order: that which was placed first, then
 * by cloud. If they differ in their totals (the shopper changed her cart in between), one with the
 * total that was charged; until that is known, none can be given up.
 */
final class Twins {

  /** A cloud's row of an order. */
  record Twin(String cloud, Instant placedAt, long totalMinor) {}

  private static final Comparator<Twin> FIRST =
      Comparator.comparing(Twin::placedAt).thenComparing(Twin::cloud);

  private Twins() {}

  /** The one that counts, or empty if that cannot be told yet. Must not be given nothing. */
  static Optional<Twin> canonical(List<Twin> twins, List<RecordedEvent> events) {
    List<Twin> left = twins.stream().filter(twin -> !isSuperseded(twin, events)).toList();
    if (left.isEmpty()) {
      left = twins;
    }
    if (left.stream().mapToLong(Twin::totalMinor).distinct().count() == 1) {
      return left.stream().min(FIRST);
    }
    Optional<Long> charged =
        events.stream()
            .filter(event -> event.is(EventType.PAID))
            .findFirst()
            .flatMap(RecordedEvent::amountMinor);
    if (charged.isPresent()) {
      return left.stream()
          .filter(twin -> twin.totalMinor() == charged.get())
          .min(FIRST)
          .or(() -> twins.stream().min(FIRST));
    }
    return OrderFold.has(events, EventType.DECLINED) ? left.stream().min(FIRST) : Optional.empty();
  }

  /** The one to show: while it cannot be told which one counts, the first. */
  static Twin shown(List<Twin> twins, List<RecordedEvent> events) {
    return canonical(twins, events).or(() -> twins.stream().min(FIRST)).orElseThrow();
  }

  private static boolean isSuperseded(Twin twin, List<RecordedEvent> events) {
    return events.stream()
        .anyMatch(
            event ->
                event.is(EventType.SUPERSEDED)
                    && event.detail().filter(twin.cloud()::equals).isPresent());
  }
}
