package shop.catamaran.operator.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup holds, at its beginning.
 *
 * @param cloud whose database it is of
 * @param takenAt the moment that it shows, by the database's clock, UTC
 * @param schemaVersions newest migration of each schema
 */
public record Manifest(
    String cloud, String takenAt, Map<String, String> schemaVersions, List<Table> tables) {

  /**
   * A table in it.
   *
   * @param relation schema and name, quoted where needed
   * @param columns for SQL, quoted where needed, in the order of the rows' values
   * @param order what puts the rows in the same order in every database, for SQL
   */
  public record Table(String relation, String columns, String order) {}

  public Manifest {
    schemaVersions = Map.copyOf(schemaVersions);
    tables = List.copyOf(tables);
  }
}
