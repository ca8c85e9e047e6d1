package shop.catamaran.catalog.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.CatalogImport.BadRow;
import shop.catamaran.catalog.internal.ImportedProduct.ImportedVariant;

/** Writes imported products, a batch in a transaction. */
@ApplicationScoped
class ProductWriter {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  /** What a batch did. */
  record Outcome(int created, int updated, int unchanged, List<BadRow> badRows) {}

  @Transactional(TxType.REQUIRES_NEW)
  public Outcome write(
      List<ImportedProduct> products, CurrencyUnit currency, CategoryWriter categories) {
    try (Connection connection = dataSource.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        // One notification for the batch instead of one for each row of it.
        statement.execute("SET LOCAL catamaran.bulk = 'on'");
      }
      Map<UUID, String> hashes = hashes(connection, products);
      Map<String, UUID> owners = owners(connection, products);
      List<BadRow> badRows = new ArrayList<>();
      int created = 0;
      int updated = 0;
      int unchanged = 0;
      ProductBatch batch = new ProductBatch(currency);
      for (ImportedProduct product : products) {
        UUID id = product.id();
        String hash = product.hash(currency.getCode());
        boolean neverSold = !product.published() && !hashes.containsKey(id);
        if (neverSold || hash.equals(hashes.get(id))) {
          unchanged++;
        } else if (!isClaimed(product, owners, badRows)) {
          batch.add(product, hash, categories.path(connection, product.category()));
          product.variants().forEach(variant -> owners.put(variant.sku(), id));
          if (hashes.containsKey(id)) {
            updated++;
          } else {
            created++;
          }
        }
      }
      batch.write(connection);
      return new Outcome(created, updated, unchanged, badRows);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write products", e);
    }
  }

  private static boolean isClaimed(
      ImportedProduct product, Map<String, UUID> owners, List<BadRow> badRows) {
    List<ImportedVariant> claimed =
        product.variants().stream()
            .filter(
                variant -> !owners.getOrDefault(variant.sku(), product.id()).equals(product.id()))
            .toList();
    claimed.forEach(
        variant ->
            badRows.add(
                new BadRow(
                    variant.line(),
                    "Variant SKU " + variant.sku() + " belongs to another product already")));
    return !claimed.isEmpty();
  }

  private static Map<UUID, String> hashes(Connection connection, List<ImportedProduct> products)
      throws SQLException {
    Map<UUID, String> hashes = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, import_hash FROM catalog.product WHERE id = ANY (?) FOR UPDATE")) {
      select.setArray(
          1,
          connection.createArrayOf("uuid", products.stream().map(ImportedProduct::id).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hashes.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
      }
    }
    return hashes;
  }

  private static Map<String, UUID> owners(Connection connection, List<ImportedProduct> products)
      throws SQLException {
    Map<String, UUID> owners = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sku, product FROM catalog.variant WHERE sku = ANY (?)")) {
      select.setArray(
          1,
          connection.createArrayOf(
              "text",
              products.stream()
                  .flatMap(product -> product.variants().stream().map(ImportedVariant::sku))
                  .toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          owners.put(rows.getString(1), rows.getObject(2, UUID.class));
        }
      }
    }
    return owners;
  }
}
