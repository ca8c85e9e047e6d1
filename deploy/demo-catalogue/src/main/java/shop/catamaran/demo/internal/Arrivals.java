package shop.catamaran.demo.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the products came into the shop: all ranges grew side by side, so that what is
 * new is a bit of everything, and the categories keep their order.
 */
final class Arrivals {

  private record Arrival(DemoProduct product, double time, int rankInRoot) {}

  private Arrivals() {}

  /**
   * @param ranges the products of each leaf category
   */
  static List<DemoProduct> inOrder(List<List<DemoProduct>> ranges) {
    Map<String, Integer> rangesInRoot = new HashMap<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (List<DemoProduct> range : ranges) {
      String root = range.get(0).path().replaceFirst(" > .*", "");
      int rank = rangesInRoot.merge(root, 1, Integer::sum);
      double last = Math.max(1, range.size() - 1);
      for (int i = 0; i < range.size(); i++) {
        arrivals.add(new Arrival(range.get(i), i / last, rank));
      }
    }
    // Stable: what arrived at the same time stays in the order of the ranges.
    arrivals.sort(Comparator.comparingDouble(Arrival::time).thenComparingInt(Arrival::rankInRoot));
    return arrivals.stream().map(Arrival::product).toList();
  }
}
