package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoOversellTest {

  private static final List<CloudBooks.OrderRow> ONE = List.of(Example.order("aws", "PAID", 1));

  @Test
  void acceptsAccountsThatAgreeWithTheOrders() {
    assertThat(NoOversell.check(List.of(Example.books("aws")))).isEmpty();
  }

  @Test
  void acceptsThatADeclinedOrderHoldsNothing() {
    CloudBooks books = Example.books("aws", List.of(Example.order("aws", "DECLINED", 1)), 0);
    assertThat(NoOversell.check(List.of(books))).isEmpty();
  }

  @Test
  void rejectsMoreUnitsOrderedThanReceived() {
    assertThat(check(new CloudBooks.Allotment(Example.SKU, "aws", 2, 2, 0), 1))
        .extracting(Violation::what)
        .contains("2 units of ROPE-10 ordered of 1 received in the books of aws");
  }

  @Test
  void rejectsAnOverdrawnAllotment() {
    assertThat(check(new CloudBooks.Allotment(Example.SKU, "aws", 1, 2, 0), 10))
        .singleElement()
        .asString()
        .contains("is overdrawn");
  }

  @Test
  void rejectsUnitsThatWereSoldToNobody() {
    assertThat(check(new CloudBooks.Allotment(Example.SKU, "aws", 5, 3, 0), 10))
        .singleElement()
        .asString()
        .contains("3 units sold, but orders hold 2");
  }

  @Test
  void rejectsUnitsAllottedTwice() {
    assertThat(check(new CloudBooks.Allotment(Example.SKU, "aws", 11, 2, 0), 10))
        .singleElement()
        .asString()
        .contains("11 units allotted of 10 received");
  }

  private static List<Violation> check(CloudBooks.Allotment allotment, int received) {
    CloudBooks books =
        new CloudBooks(
            "aws",
            ONE,
            List.of(new CloudBooks.LineRow(Example.ORDER, "aws", Example.SKU, 2)),
            List.of(allotment),
            Map.of(Example.SKU, received),
            Map.of());
    return NoOversell.check(List.of(books));
  }
}
