package shop.catamaran.orders.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.orders.OrderState;

class OrderFoldTest {

  private static final long TOTAL = 10_000;

  @ParameterizedTest
  @CsvSource({
    "PLACED, PLACED",
    "PLACED PAID, PAID",
    "PLACED DECLINED, DECLINED",
    "PLACED DECLINED PAID, PAID",
    "PLACED PAID SHIPPED, SHIPPED",
    "PLACED PAID SHIPPED DELIVERED, DELIVERED",
    "PLACED PAID REFUND_REQUESTED, PAID",
    "PLACED PAID SUPERSEDED, PAID",
    "PLACED PAID FROM_A_NEWER_RELEASE, PAID"
  })
  void standsWhereTheEventsLead(String types, OrderState state) {
    List<RecordedEvent> events =
        new ArrayList<>(Stream.of(types.split(" ")).map(this::event).toList());
    for (int count = 0; count < 20; count++) {
      Collections.shuffle(events, new Random(count));
      assertThat(OrderFold.of(events, TOTAL).state()).isEqualTo(state);
    }
  }

  @Test
  void addsUpRefundsOfAllClouds() {
    List<RecordedEvent> events =
        new ArrayList<>(List.of(event("PAID"), refund("PARTLY_REFUNDED", 4_000)));
    assertThat(OrderFold.of(events, TOTAL))
        .isEqualTo(new OrderFold(OrderState.PAID, 4_000, Optional.empty()));
    // The other cloud knew of none of it.
    events.add(refund("PARTLY_REFUNDED", 6_000));
    assertThat(OrderFold.of(events, TOTAL).state()).isEqualTo(OrderState.REFUNDED);
    events.add(refund("REFUNDED", 9_000));
    assertThat(OrderFold.of(events, TOTAL).refundedMinor()).isEqualTo(TOTAL);
  }

  private RecordedEvent event(String type) {
    return new RecordedEvent(
        type, Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH, "aws");
  }

  private RecordedEvent refund(String type, long amountMinor) {
    return new RecordedEvent(
        type,
        Optional.of(UUID.randomUUID()),
        Optional.of(amountMinor),
        Optional.empty(),
        Instant.EPOCH,
        "aws");
  }
}
