package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told.Outcome;

class NoLostOrderTest {

  @TempDir private Path folder;

  @Test
  void acceptsAnOrderThatIsInEveryCloud() {
    assertThat(check(Example.books("aws"), Example.books("azure"))).isEmpty();
  }

  @Test
  void acceptsTwinsOfWhichOneStands() {
    CloudBooks twins =
        Example.books(
            "aws",
            List.of(Example.order("aws", "PAID", 1), Example.order("azure", "SUPERSEDED", 2)),
            2);
    assertThat(check(twins)).isEmpty();
  }

  @Test
  void rejectsAnOrderThatOneCloudDoesNotHave() {
    assertThat(check(Example.books("aws"), Example.books("azure", List.of(), 0)))
        .singleElement()
        .hasToString(
            "I1 no lost order: order "
                + Example.ORDER
                + ", confirmed to shopper-1, stands 0 times in azure");
  }

  @Test
  void rejectsAnOrderThatStandsTwice() {
    CloudBooks twice =
        Example.books(
            "aws", List.of(Example.order("aws", "PAID", 1), Example.order("azure", "PAID", 2)), 2);
    assertThat(check(twice)).singleElement().asString().contains("stands 2 times");
  }

  @Test
  void rejectsAnOrderThatWasTakenBackOrNeverPaid() {
    assertThat(check(Example.books("aws", List.of(Example.order("aws", "CANCELLED", 1)), 0)))
        .singleElement()
        .asString()
        .contains("stands 0 times");
    assertThat(check(Example.books("aws", List.of(Example.order("aws", "PLACED", 1)), 2)))
        .singleElement()
        .asString()
        .contains("is not paid");
  }

  @Test
  void rejectsAnotherPriceThanTheOneConfirmed() {
    try (History history = new History(folder.resolve("history.jsonl"))) {
      history.record(Example.told("shopper-1", Example.ORDER, Outcome.CONFIRMED, 1, "cart-1"));
      assertThat(NoLostOrder.check(history, List.of(Example.books("aws"))))
          .singleElement()
          .asString()
          .contains("was confirmed at 1 but costs 4990");
    }
  }

  @Test
  void asksNothingOfOrdersThatNobodySawConfirmed() {
    try (History history = new History(folder.resolve("history.jsonl"))) {
      history.record(Example.told("shopper-1", "unknown", Outcome.UNKNOWN, 0, "cart-1"));
      assertThat(NoLostOrder.check(history, List.of(Example.books("aws")))).isEmpty();
    }
  }

  private List<Violation> check(CloudBooks... clouds) {
    try (History history = Example.confirmed(folder)) {
      return NoLostOrder.check(history, List.of(clouds));
    }
  }
}
