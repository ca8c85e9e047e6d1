package shop.catamaran.web.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.DeliveryOption;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;
import shop.catamaran.orders.OrderState;

class MilestoneTest {

  private static final Money ZERO = Money.zero(CurrencyUnit.EUR);
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void showsWhatHappenedAndWhatLiesAhead() {
    List<Milestone> way = Milestone.of(order(OrderState.PAID, "PLACED", "PAID"));

    assertThat(way)
        .extracting(Milestone::label)
        .containsExactly("Order placed", "Payment received", "Handed to the carrier", "Delivered");
    assertThat(way).extracting(Milestone::isReached).containsExactly(true, true, false, false);
    assertThat(way.get(0).getTime()).isEqualTo("15 January 2026, 12:00 UTC");
  }

  @Test
  void promisesNothingAfterTheEnd() {
    assertThat(Milestone.of(order(OrderState.DECLINED, "PLACED", "DECLINED")))
        .extracting(Milestone::label)
        .containsExactly("Order placed", "Payment declined");
  }

  @Test
  void leavesOutEventsThatShoppersNeedNotKnow() {
    assertThat(Milestone.of(order(OrderState.DELIVERED, "PLACED", "REFUND_REQUESTED")))
        .extracting(Milestone::label)
        .containsExactly("Order placed");
  }

  private static Order order(OrderState state, String... events) {
    return new Order(
        new OrderId(new UUID(1, 1)),
        new OrderNumber("7K3QD-9XW2M"),
        new CartId(new UUID(2, 2)),
        state,
        "ada@example.test",
        new Address("Ada Lovelace", "1 Quay", "", "10115", "Berlin", "DE"),
        new DeliveryOption("standard", "Standard delivery", "3 to 5 working days", ZERO),
        List.of(),
        ZERO,
        ZERO,
        ZERO,
        21,
        ZERO,
        Optional.empty(),
        NOON,
        Stream.of(events).map(type -> new Order.Event(type, NOON)).toList(),
        Optional.empty());
  }
}
