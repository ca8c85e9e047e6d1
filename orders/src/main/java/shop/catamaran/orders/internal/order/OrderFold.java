package shop.catamaran.orders.internal.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.catamaran.orders.OrderState;

/**
 * How an order stands after all that is known to have happened, in whatever order and wherever it
 * was recorded: two clouds that know the same events see the same.
 *
 * @param refundedMinor never more than the total
 */
record OrderFold(OrderState state, long refundedMinor, Optional<String> declineCode) {

  static OrderFold of(List<RecordedEvent> events, long totalMinor) {
    Map<UUID, Long> refunds = new LinkedHashMap<>();
    for (RecordedEvent event : events) {
      if (event.is(EventType.PARTLY_REFUNDED) || event.is(EventType.REFUNDED)) {
        refunds.put(event.refund().orElseThrow(), event.amountMinor().orElseThrow());
      }
    }
    long refunded = Math.min(totalMinor, refunds.values().stream().mapToLong(i -> i).sum());
    return new OrderFold(
        state(events, refunded > 0 && refunded == totalMinor),
        refunded,
        events.stream()
            .filter(event -> event.is(EventType.DECLINED))
            .findFirst()
            .flatMap(RecordedEvent::detail));
  }

  private static OrderState state(List<RecordedEvent> events, boolean isWhollyRefunded) {
    if (isWhollyRefunded) {
      return OrderState.REFUNDED;
    }
    if (has(events, EventType.DELIVERED)) {
      return OrderState.DELIVERED;
    }
    if (has(events, EventType.SHIPPED)) {
      return OrderState.SHIPPED;
    }
    // Money that was taken counts, whoever else was told something else.
    if (has(events, EventType.PAID)) {
      return OrderState.PAID;
    }
    return has(events, EventType.DECLINED) ? OrderState.DECLINED : OrderState.PLACED;
  }

  static boolean has(List<RecordedEvent> events, EventType type) {
    return events.stream().anyMatch(event -> event.is(type));
  }
}
