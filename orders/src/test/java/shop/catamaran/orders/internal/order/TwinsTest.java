package shop.catamaran.orders.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.internal.order.Twins.Twin;

class TwinsTest {

  private static final Twin EARLY = new Twin("azure", Instant.ofEpochSecond(1), 10_000);
  private static final Twin LATE = new Twin("aws", Instant.ofEpochSecond(2), 10_000);
  private static final Twin LATE_AND_DEARER = new Twin("aws", Instant.ofEpochSecond(2), 12_000);

  @Test
  void countTheOnePlacedFirstAndThenByCloud() {
    Twin sameTime = new Twin("gcp", EARLY.placedAt(), 10_000);
    assertThat(Twins.canonical(List.of(LATE, sameTime, EARLY), List.of())).contains(EARLY);
    assertThat(Twins.canonical(List.of(LATE), List.of())).contains(LATE);
  }

  @Test
  void waitForThePaymentIfTheirTotalsDiffer() {
    List<Twin> twins = List.of(EARLY, LATE_AND_DEARER);
    assertThat(Twins.canonical(twins, List.of())).isEmpty();
    assertThat(Twins.shown(twins, List.of())).isEqualTo(EARLY);
    assertThat(Twins.canonical(twins, List.of(paid(12_000)))).contains(LATE_AND_DEARER);
    assertThat(Twins.canonical(twins, List.of(paid(10_000)))).contains(EARLY);
    assertThat(Twins.canonical(twins, List.of(event(EventType.DECLINED, "card_declined"))))
        .contains(EARLY);
  }

  @Test
  void neverCountOneThatWasGivenUp() {
    List<RecordedEvent> events = List.of(event(EventType.SUPERSEDED, "azure"));
    assertThat(Twins.canonical(List.of(EARLY, LATE), events)).contains(LATE);
  }

  private static RecordedEvent paid(long amountMinor) {
    return new RecordedEvent(
        "PAID", Optional.empty(), Optional.of(amountMinor), Optional.empty(), Instant.EPOCH, "aws");
  }

  private static RecordedEvent event(EventType type, String detail) {
    return new RecordedEvent(
        type.name(), Optional.empty(), Optional.empty(), Optional.of(detail), Instant.EPOCH, "aws");
  }
}
