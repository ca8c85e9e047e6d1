package shop.catamaran.drills.invariants;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told;
import shop.catamaran.drills.history.Told.Outcome;

/** One order of two units, sold in aws, in books that are as they must be. */
final class Example {

  static final String ORDER = "0192d1c4-0000-7000-8000-000000000001";
  static final String SKU = "ROPE-10";
  static final long TOTAL = 4_990;

  private Example() {}

  static History confirmed(Path folder) {
    History history = new History(folder.resolve("history.jsonl"));
    history.record(told("shopper-1", ORDER, Outcome.CONFIRMED, TOTAL, "cart-1"));
    return history;
  }

  static Told told(String client, String order, Outcome outcome, long total, String cart) {
    return new Told(1, client, order, outcome, total, "EUR", SKU, 2, cart, "aws");
  }

  static CloudBooks.OrderRow order(String cloud, String state, long placedAt) {
    return new CloudBooks.OrderRow(ORDER, cloud, state, TOTAL, 0, "EUR", placedAt);
  }

  static CloudBooks books(String cloud) {
    return books(cloud, List.of(order("aws", "PAID", 1)), 2);
  }

  static CloudBooks books(String cloud, List<CloudBooks.OrderRow> orders, int sold) {
    return new CloudBooks(
        cloud,
        orders,
        orders.stream().map(row -> new CloudBooks.LineRow(row.id(), row.cloud(), SKU, 2)).toList(),
        List.of(
            new CloudBooks.Allotment(SKU, "aws", 5, sold, 0),
            new CloudBooks.Allotment(SKU, "azure", 5, 0, 0)),
        Map.of(SKU, 10),
        Map.of("orders.orders", "1:a"));
  }

  static Charge charge(long captured, long refunded) {
    return new Charge(ORDER, "EUR", captured, refunded);
  }
}
