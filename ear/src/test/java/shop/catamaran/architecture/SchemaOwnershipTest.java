package shop.catamaran.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A migration names no schema but its own module's, so no key and no query crosses modules. Of the
 * schema replication it calls the functions that set the kind of its tables.
 */
class SchemaOwnershipTest {

  private static final List<String> SCHEMAS = List.of("catalog", "payments", "orders");

  private static final List<String> KINDS =
      List.of("append_only", "owned", "newest_wins", "local_only", "this_cloud");

  static Stream<String> schemas() {
    return SCHEMAS.stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void migrationsNameTheirOwnSchemaOnly(String schema) throws IOException {
    Path folder = Path.of("..", schema, "src/main/resources/db", schema);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> migrations = files.filter(file -> file.toString().endsWith(".sql")).toList();
      assertThat(migrations).isNotEmpty();
      for (Path migration : migrations) {
        assertThat(foreignSchemas(schema, read(migration))).as(migration.toString()).isEmpty();
      }
    }
  }

  @Test
  void aForeignKeyIntoAnotherSchemaIsCaught() {
    assertThat(
            foreignSchemas(
                "orders", "CREATE TABLE orders.x (sku text REFERENCES catalog.variant (sku))"))
        .containsExactly("catalog");
  }

  @Test
  void aQueryOfTheSharedSchemaIsCaught() {
    assertThat(
            foreignSchemas(
                "orders",
                "SELECT replication.owned('orders.x'); SELECT name FROM replication.cloud"))
        .containsExactly("replication.cloud");
  }

  private static List<String> foreignSchemas(String own, String sql) {
    String code = sql.replaceAll("(?m)--.*$", "").toLowerCase(Locale.ROOT);
    Stream<String> modules =
        SCHEMAS.stream()
            .filter(schema -> !schema.equals(own))
            .filter(schema -> Pattern.compile("\\b" + schema + "\\s*\\.").matcher(code).find());
    Stream<String> shared =
        Pattern.compile("\\breplication\\s*\\.\\s*(\\w+)")
            .matcher(code)
            .results()
            .map(name -> name.group(1))
            .filter(name -> !KINDS.contains(name))
            .map(name -> "replication." + name);
    return Stream.concat(modules, shared).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
