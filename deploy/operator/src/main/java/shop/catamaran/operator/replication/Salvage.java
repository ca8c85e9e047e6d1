package shop.catamaran.operator.replication;

import java.util.List;
import java.util.Map;

/**
 * What an old disk held that no living cloud had.
 *
 * @param rows by table, how many rows were brought over; those that were there already, or had been
 *     changed since, do not count
 * @param oversold articles that the lost cloud sold unseen although the others had its units by
 *     then
 */
public record Salvage(Map<String, Integer> rows, List<Oversold> oversold) {

  /** Units that were sold twice; they must be bought, or orders be cancelled. */
  public record Oversold(String sku, int units) {}

  /** Orders that were known to the old disk alone. */
  public int orders() {
    return rows.getOrDefault("orders.orders", 0);
  }
}
