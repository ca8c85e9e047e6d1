package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoDoubleChargeTest {

  private static final CloudBooks PAID = Example.books("aws");

  @Test
  void acceptsOneChargeOfTheExactAmount() {
    assertThat(check(PAID, Example.charge(Example.TOTAL, 0))).isEmpty();
  }

  @Test
  void acceptsASecondChargeThatWasGivenBack() {
    assertThat(
            check(
                PAID,
                Example.charge(Example.TOTAL, 0),
                Example.charge(Example.TOTAL, Example.TOTAL)))
        .isEmpty();
  }

  @Test
  void rejectsTwoCharges() {
    assertThat(check(PAID, Example.charge(Example.TOTAL, 0), Example.charge(Example.TOTAL, 0)))
        .singleElement()
        .asString()
        .contains("was charged 2 times");
  }

  @Test
  void rejectsAnotherAmount() {
    assertThat(check(PAID, Example.charge(Example.TOTAL + 1, 0)))
        .singleElement()
        .asString()
        .contains("costs 4990 in aws but 4991 were kept");
  }

  @Test
  void rejectsAChargeForAnOrderThatDoesNotStandOrDoesNotExist() {
    CloudBooks cancelled = Example.books("aws", List.of(Example.order("aws", "CANCELLED", 1)), 0);
    assertThat(check(cancelled, Example.charge(Example.TOTAL, 0)))
        .singleElement()
        .asString()
        .contains("is CANCELLED in aws but its charge is kept");
    assertThat(check(Example.books("aws", List.of(), 0), Example.charge(Example.TOTAL, 0)))
        .singleElement()
        .asString()
        .contains("was charged but is not in aws");
  }

  @Test
  void rejectsAPaidOrderWithoutACharge() {
    assertThat(check(PAID)).singleElement().asString().contains("the gateway holds no money");
  }

  private static List<Violation> check(CloudBooks books, Charge... charges) {
    return NoDoubleCharge.check(List.of(charges), List.of(books));
  }
}
