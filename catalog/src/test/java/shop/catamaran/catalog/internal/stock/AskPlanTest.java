package shop.catamaran.catalog.internal.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.Sku;

class AskPlanTest {

  private static final Sku ROPE = new Sku("ROPE");
  private static final Sku MUG = new Sku("MUG");

  private static Optional<Map<String, Map<Sku, Integer>>> plan(
      Map<String, Integer> wanted, Map<String, Map<String, Integer>> known) {
    return AskPlan.of(wanted, known, "aws", Set.of("azure", "gcp"));
  }

  @Test
  void asksForWhatIsMissingOnly() {
    assertThat(
            plan(
                Map.of("ROPE", 5, "MUG", 1),
                Map.of("ROPE", Map.of("aws", 2, "azure", 9), "MUG", Map.of("aws", 1))))
        .contains(Map.of("azure", Map.of(ROPE, 3)));
  }

  @Test
  void asksTheRichestFirstAndTheNextForTheRest() {
    assertThat(plan(Map.of("ROPE", 5), Map.of("ROPE", Map.of("azure", 2, "gcp", 3))))
        .contains(Map.of("gcp", Map.of(ROPE, 3), "azure", Map.of(ROPE, 2)));
  }

  @Test
  void asksNobodyIfThereIsTooLittleOfAnything() {
    assertThat(
            plan(
                Map.of("ROPE", 5, "MUG", 1),
                Map.of("ROPE", Map.of("azure", 9), "MUG", Map.of("lost", 3))))
        .isEmpty();
    assertThat(plan(Map.of(MUG.value(), 1), Map.of())).isEmpty();
  }

  @Test
  void hasNothingToAskIfAllIsHere() {
    assertThat(plan(Map.of("ROPE", 2), Map.of("ROPE", Map.of("aws", 2)))).contains(Map.of());
  }
}
