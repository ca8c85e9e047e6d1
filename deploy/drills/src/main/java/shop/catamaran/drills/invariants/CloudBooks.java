package shop.catamaran.drills.invariants;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the database of one cloud says.
 *
 * @param cloud whose database it is
 * @param orders all rows, also those that other clouds own
 * @param received units that ever came in, by article
 * @param hashes of the contents of all shared tables, by table
 */
public record CloudBooks(
    String cloud,
    List<OrderRow> orders,
    List<LineRow> lines,
    List<Allotment> allotments,
    Map<String, Integer> received,
    Map<String, String> hashes) {

  private static final Set<String> WITHOUT_UNITS = Set.of("DECLINED", "CANCELLED", "SUPERSEDED");

  public CloudBooks {
    orders = List.copyOf(orders);
    lines = List.copyOf(lines);
    allotments = List.copyOf(allotments);
    received = Map.copyOf(received);
    hashes = Map.copyOf(hashes);
  }

  /**
   * An order as one cloud took it; two clouds may have taken the same one.
   *
   * @param placedAtMicros when, in microseconds since 1970
   */
  public record OrderRow(
      String id,
      String cloud,
      String state,
      long totalMinor,
      long refundedMinor,
      String currency,
      long placedAtMicros) {

    boolean stands() {
      return !WITHOUT_UNITS.contains(state);
    }
  }

  /** A line of such an order. */
  public record LineRow(String order, String cloud, String sku, int quantity) {}

  /** What a cloud may sell of an article. */
  public record Allotment(String sku, String cloud, int granted, int sold, int given) {

    int left() {
      return granted - sold - given;
    }
  }

  /** The rows of an order that stand: neither declined, cancelled nor superseded by a twin. */
  List<OrderRow> standing(String order) {
    return orders.stream().filter(row -> row.id().equals(order) && row.stands()).toList();
  }

  /** The one row of an order that counts: the earliest, then the one of the first cloud by name. */
  Optional<OrderRow> canonical(String order) {
    return orders.stream()
        .filter(row -> row.id().equals(order))
        .min(
            Comparator.comparing((OrderRow row) -> !row.stands())
                .thenComparingLong(OrderRow::placedAtMicros)
                .thenComparing(OrderRow::cloud));
  }
}
