package shop.catamaran.operator.replication;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What comparing all shared tables found.
 *
 * @param differences rows that differ although all changes have arrived
 * @param moving rows that changed each time they were looked at, until the deadline
 * @param unsettled rows that differ, where a link did not bring all changes before the deadline
 */
public record Comparison(
    List<Table> tables, List<Difference> differences, int moving, List<Difference> unsettled) {

  /** One table with its number of rows in each cloud. */
  public record Table(String name, Map<String, Long> rows) {}

  /**
   * A row that is not the same everywhere.
   *
   * @param key the row's key as JSON
   * @param absentIn clouds that do not have it; those that have it differ, or are alone
   */
  public record Difference(String table, String key, List<String> absentIn) {}

  /** Whether no difference was found, nor one that could not be settled. */
  @JsonProperty("equal")
  public boolean equal() {
    return differences.isEmpty() && unsettled.isEmpty();
  }
}
