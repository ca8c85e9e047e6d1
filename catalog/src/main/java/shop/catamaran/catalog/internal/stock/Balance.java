package shop.catamaran.catalog.internal.stock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which cloud gives how many units of an article to which other. Each cloud decides on its
 * own units alone, from what it knows of the others; units on their way count as the taker's, so
 * what was given is not given again while the others' knowledge lags.
 *
 * <p>A share follows demand. It is moved only if a cloud has nothing, or lacks {@link
 * #TOLERANCE_UNITS} units and a {@value #TOLERANCE_PART}th of its share: small differences, and
 * clouds that see demand a little differently, set nothing in motion.
 */
final class Balance {

  /** A cloud that sold nothing lately counts like one that sold this many units. */
  private static final double DEMAND_MIN = 1;

  private static final int TOLERANCE_UNITS = 2;
  private static final int TOLERANCE_PART = 4;

  private final Map<String, Holding> holdings = new TreeMap<>();
  private final Map<String, Integer> shares;

  /**
   * @param holdings of all clouds that can give or take, one for each
   */
  Balance(List<Holding> holdings) {
    holdings.forEach(holding -> this.holdings.put(holding.cloud(), holding));
    this.shares = shares(List.copyOf(this.holdings.values()));
  }

  /** Units that each cloud should have; their sum is the sum of what all have. */
  int share(String cloud) {
    return shares.get(cloud);
  }

  /** Units that this cloud gives to others now, by their names; never more than it has free. */
  Map<String, Integer> gifts(String giver) {
    int surplus = surplus(giver);
    if (surplus == 0) {
      return Map.of();
    }
    int surplusOfAll = holdings.keySet().stream().mapToInt(this::surplus).sum();
    Map<String, Integer> gifts = new TreeMap<>();
    int left = surplus;
    for (Holding taker : holdings.values()) {
      int lack = lack(taker);
      if (lack > 0 && left > 0) {
        // Where several can give, each gives its part; a single unit comes from the richest.
        int part = (int) ((long) lack * surplus / surplusOfAll);
        if (part == 0 && giver.equals(richest())) {
          part = 1;
        }
        int units = Math.min(left, part);
        if (units > 0) {
          gifts.put(taker.cloud(), units);
          left -= units;
        }
      }
    }
    return gifts;
  }

  /**
   * Units to give to a cloud that asks because a sale needs them: what it asks for if there is as
   * much, and with it what its share lacks, so that the next sale need not ask; else none.
   */
  static int answer(List<Holding> holdings, String giver, String taker, int unitsAsked) {
    Balance balance =
        new Balance(
            holdings.stream()
                .map(
                    holding ->
                        holding.cloud().equals(taker) ? holding.withDemand(unitsAsked) : holding)
                .toList());
    int free = balance.holdings.get(giver).free();
    if (unitsAsked < 1 || free < unitsAsked) {
      return 0;
    }
    int lack = balance.share(taker) - balance.holdings.get(taker).units();
    return Math.max(unitsAsked, Math.min(lack, balance.surplus(giver)));
  }

  private int surplus(String cloud) {
    Holding holding = holdings.get(cloud);
    return Math.max(0, Math.min(holding.free(), holding.units() - share(cloud)));
  }

  private int lack(Holding holding) {
    int lack = share(holding.cloud()) - holding.units();
    boolean tolerable =
        lack < TOLERANCE_UNITS || lack < (share(holding.cloud()) - 1) / TOLERANCE_PART + 1;
    return tolerable && !(holding.units() == 0 && lack > 0) ? 0 : lack;
  }

  private String richest() {
    return holdings.keySet().stream()
        .max(Comparator.comparingInt(this::surplus).thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /**
   * One unit for each, the rest in proportion to demand. With fewer units than clouds everything
   * stays where it is.
   */
  private static Map<String, Integer> shares(List<Holding> holdings) {
    Map<String, Integer> shares = new HashMap<>();
    int units = holdings.stream().mapToInt(Holding::units).sum();
    if (units < holdings.size()) {
      holdings.forEach(holding -> shares.put(holding.cloud(), holding.units()));
      return shares;
    }
    double demand = holdings.stream().mapToDouble(Balance::weight).sum();
    int toShare = units - holdings.size();
    int left = toShare;
    Map<String, Double> fractions = new HashMap<>();
    for (Holding holding : holdings) {
      double exact = toShare * weight(holding) / demand;
      shares.put(holding.cloud(), 1 + (int) exact);
      fractions.put(holding.cloud(), exact - (int) exact);
      left -= (int) exact;
    }
    List<String> byFraction = new ArrayList<>(shares.keySet());
    byFraction.sort(
        Comparator.<String>comparingDouble(fractions::get)
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    for (String cloud : byFraction.subList(0, Math.max(0, left))) {
      shares.merge(cloud, 1, Integer::sum);
    }
    return shares;
  }

  private static double weight(Holding holding) {
    return DEMAND_MIN + holding.demand();
  }
}
