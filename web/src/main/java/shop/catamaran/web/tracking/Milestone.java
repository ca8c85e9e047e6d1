package shop.catamaran.web.tracking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderState;

/**
 * A point on an order's way.
 *
 * @param at when it was reached, if it was
 */
public record Milestone(String label, Optional<Instant> at) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The milestones that an order has passed, oldest first, then those that lie ahead. */
  static List<Milestone> of(Order order) {
    List<Milestone> way = new ArrayList<>();
    for (Order.Event event : order.events()) {
      passed(event.type()).ifPresent(label -> way.add(new Milestone(label, event.at())));
    }
    ahead(order.state()).forEach(label -> way.add(new Milestone(label, Optional.empty())));
    return way;
  }

  private Milestone(String label, Instant at) {
    this(label, Optional.of(at));
  }

  public boolean isReached() {
    return at.isPresent();
  }

  /** When it was reached, for shoppers. */
  public String getTime() {
    return at.map(TIME::format).orElse("");
  }

  private static Optional<String> passed(String eventType) {
    return Optional.ofNullable(
        switch (eventType.toUpperCase(Locale.ROOT)) {
          case "PLACED" -> "Order placed";
          case "PAID" -> "Payment received";
          case "SHIPPED" -> "Handed to the carrier";
          case "DELIVERED" -> "Delivered";
          case "DECLINED" -> "Payment declined";
          case "CANCELLED" -> "Cancelled";
          case "PARTLY_REFUNDED" -> "Part of the money refunded";
          case "REFUNDED" -> "Money refunded";
          default -> null;
        });
  }

  private static List<String> ahead(OrderState state) {
    return switch (state) {
      case PLACED -> List.of("Payment being confirmed", "Handed to the carrier", "Delivered");
      case PAID -> List.of("Handed to the carrier", "Delivered");
      case SHIPPED -> List.of("Delivered");
      case DELIVERED, DECLINED, CANCELLED, REFUNDED -> List.of();
    };
  }
}
