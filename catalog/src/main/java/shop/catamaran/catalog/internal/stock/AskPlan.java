package shop.catamaran.catalog.internal.stock;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shop.catamaran.catalog.Sku;

/** Whom to ask for what a sale lacks: those that are known to have most, one after the other. */
final class AskPlan {

  private AskPlan() {}

  /**
   * What to ask of each cloud; nothing if nothing is missing, absent if all of them together are
   * known to have too little.
   *
   * @param wanted units by article
   * @param known units by article and cloud
   * @param cloud this cloud
   * @param others those that can be asked
   */
  static Optional<Map<String, Map<Sku, Integer>>> of(
      Map<String, Integer> wanted,
      Map<String, Map<String, Integer>> known,
      String cloud,
      Collection<String> others) {
    Map<String, Map<Sku, Integer>> plan = new TreeMap<>();
    for (Map.Entry<String, Integer> article : wanted.entrySet()) {
      Map<String, Integer> units = known.getOrDefault(article.getKey(), Map.of());
      int missing = article.getValue() - units.getOrDefault(cloud, 0);
      List<String> richestFirst =
          others.stream()
              .filter(other -> units.getOrDefault(other, 0) > 0)
              .sorted(
                  Comparator.<String>comparingInt(units::get)
                      .reversed()
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      for (String other : richestFirst) {
        int asked = Math.min(missing, units.get(other));
        if (asked > 0) {
          plan.computeIfAbsent(other, name -> new HashMap<>())
              .put(new Sku(article.getKey()), asked);
          missing -= asked;
        }
      }
      if (missing > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(plan);
  }
}
