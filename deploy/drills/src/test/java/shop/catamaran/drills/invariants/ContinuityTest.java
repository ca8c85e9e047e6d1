package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Seen;
import shop.catamaran.drills.history.Told.Outcome;

class ContinuityTest {

  @TempDir private Path folder;
  private History history;

  @BeforeEach
  void begin() {
    history = Example.confirmed(folder);
  }

  @AfterEach
  void end() {
    history.close();
  }

  @Test
  void acceptsWhatIsShownAsEnteredAndARepeatOfTheSameOrder() {
    history.record(new Seen(1, "shopper-1", "cart", "ROPE-10 x 2", "ROPE-10 x 2"));
    history.record(
        Example.told("shopper-1", Example.ORDER, Outcome.CONFIRMED, Example.TOTAL, "cart-1"));
    assertThat(Continuity.check(history)).isEmpty();
  }

  @Test
  void rejectsACartThatWasLost() {
    history.record(new Seen(1, "shopper-1", "cart", "ROPE-10 x 2", ""));
    assertThat(Continuity.check(history))
        .singleElement()
        .asString()
        .contains("had entered ROPE-10 x 2 but was shown  as her cart");
  }

  @Test
  void rejectsTwoOrdersOfOneCart() {
    history.record(Example.told("shopper-1", "other", Outcome.CONFIRMED, Example.TOTAL, "cart-1"));
    assertThat(Continuity.check(history))
        .singleElement()
        .asString()
        .contains("the cart cart-1 became two orders");
  }
}
