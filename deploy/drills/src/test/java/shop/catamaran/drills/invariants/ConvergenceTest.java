package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

  @Test
  void acceptsEqualContents() {
    assertThat(check(Map.of("orders.orders", "2:ab"), Map.of("orders.orders", "2:ab"))).isEmpty();
  }

  @Test
  void rejectsContentsThatDiffer() {
    assertThat(check(Map.of("orders.orders", "2:ab"), Map.of("orders.orders", "2:ac")))
        .singleElement()
        .hasToString("I4 convergence: orders.orders is not the same in all clouds");
  }

  @Test
  void rejectsATableThatOneCloudDoesNotShare() {
    assertThat(check(Map.of("orders.orders", "2:ab"), Map.of())).hasSize(1);
  }

  private static List<Violation> check(Map<String, String> aws, Map<String, String> azure) {
    return Convergence.check(List.of(books("aws", aws), books("azure", azure)));
  }

  private static CloudBooks books(String cloud, Map<String, String> hashes) {
    return new CloudBooks(cloud, List.of(), List.of(), List.of(), Map.of(), hashes);
  }
}
