package shop.catamaran.catalog.internal;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.CatalogImport.BadRow;
import shop.catamaran.catalog.Image;
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
      for (ImportedProduct product : products) {
        UUID id = product.id();
        String hash = product.hash(currency.getCode());
        boolean neverSold = !product.published() && !hashes.containsKey(id);
        if (neverSold || hash.equals(hashes.get(id))) {
          unchanged++;
        } else if (!isClaimed(product, owners, badRows)) {
          write(
              connection, product, hash, currency, categories.path(connection, product.category()));
          product.variants().forEach(variant -> owners.put(variant.sku(), id));
          if (hashes.containsKey(id)) {
            updated++;
          } else {
            created++;
          }
        }
      }
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

  private static void write(
      Connection connection,
      ImportedProduct product,
      String hash,
      CurrencyUnit currency,
      List<String> categoryPath)
      throws SQLException {
    for (Image image : product.images()) {
      writeImage(connection, image);
    }
    writeProduct(connection, product, hash, currency, categoryPath);
    writeVariants(connection, product, currency);
    writeProductImages(connection, product);
  }

  private static void writeImage(Connection connection, Image image) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO catalog.image (sha256, media_type, content) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, image.id().sha256());
      insert.setString(2, image.mediaType());
      insert.setBytes(3, image.content());
      insert.executeUpdate();
    }
  }

  private static void writeProduct(
      Connection connection,
      ImportedProduct product,
      String hash,
      CurrencyUnit currency,
      List<String> categoryPath)
      throws SQLException {
    ImportedVariant cheapest =
        product.variants().stream()
            .min(java.util.Comparator.comparingLong(ImportedVariant::priceMinor))
            .orElseThrow();
    long priceMax =
        product.variants().stream().mapToLong(ImportedVariant::priceMinor).max().orElseThrow();
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO catalog.product (id, handle, title, description_html, description_text,
                brand, category, category_path, attributes, tags, currency, price_min_minor,
                price_max_minor, compare_at_minor, image, import_hash, removed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title,
                description_html = excluded.description_html,
                description_text = excluded.description_text, brand = excluded.brand,
                category = excluded.category, category_path = excluded.category_path,
                attributes = excluded.attributes, tags = excluded.tags,
                currency = excluded.currency, price_min_minor = excluded.price_min_minor,
                price_max_minor = excluded.price_max_minor,
                compare_at_minor = excluded.compare_at_minor, image = excluded.image,
                import_hash = excluded.import_hash, removed = excluded.removed
            """)) {
      upsert.setObject(1, product.id());
      upsert.setString(2, product.handle());
      upsert.setString(3, product.title());
      upsert.setString(4, product.descriptionHtml());
      upsert.setString(5, product.descriptionText());
      upsert.setString(6, product.brand());
      upsert.setString(7, categoryPath.get(categoryPath.size() - 1));
      upsert.setArray(8, connection.createArrayOf("text", categoryPath.toArray()));
      upsert.setString(9, OrderedText.toJson(product.attributes()));
      upsert.setArray(10, connection.createArrayOf("text", product.tags().toArray()));
      upsert.setString(11, currency.getCode());
      upsert.setLong(12, cheapest.priceMinor());
      upsert.setLong(13, priceMax);
      upsert.setObject(14, cheapest.compareAtMinor().orElse(null), Types.BIGINT);
      upsert.setString(
          15, product.images().isEmpty() ? null : product.images().get(0).id().sha256());
      upsert.setString(16, hash);
      upsert.setBoolean(17, !product.published());
      upsert.executeUpdate();
    }
  }

  private static void writeVariants(
      Connection connection, ImportedProduct product, CurrencyUnit currency) throws SQLException {
    Map<String, Integer> before = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sku, imported_units FROM catalog.variant WHERE product = ? FOR UPDATE")) {
      select.setObject(1, product.id());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          before.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO catalog.variant (sku, product, position, options, currency, price_minor,
                compare_at_minor, image, imported_units)
            VALUES (?, ?, ?, ?::json, ?, ?, ?, ?, ?)
            ON CONFLICT (sku) DO UPDATE SET position = excluded.position,
                options = excluded.options, currency = excluded.currency,
                price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
                image = excluded.image, imported_units = excluded.imported_units, removed = false
            """)) {
      int position = 0;
      for (ImportedVariant variant : product.variants()) {
        upsert.setString(1, variant.sku());
        upsert.setObject(2, product.id());
        upsert.setInt(3, ++position);
        upsert.setString(4, OrderedText.toJson(variant.options()));
        upsert.setString(5, currency.getCode());
        upsert.setLong(6, variant.priceMinor());
        upsert.setObject(7, variant.compareAtMinor().orElse(null), Types.BIGINT);
        upsert.setString(8, variant.image().map(image -> image.sha256()).orElse(null));
        upsert.setInt(9, variant.units());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
    try (PreparedStatement remove =
        connection.prepareStatement(
            "UPDATE catalog.variant SET removed = true"
                + " WHERE product = ? AND NOT removed AND sku <> ALL (?)")) {
      remove.setObject(1, product.id());
      remove.setArray(
          2,
          connection.createArrayOf(
              "text", product.variants().stream().map(ImportedVariant::sku).toArray()));
      remove.executeUpdate();
    }
    for (ImportedVariant variant : product.variants()) {
      receive(connection, variant.sku(), variant.units() - before.getOrDefault(variant.sku(), 0));
    }
  }

  /** Books a difference of stock; what has been sold already cannot be taken away any more. */
  private static void receive(Connection connection, String sku, int difference)
      throws SQLException {
    try (PreparedStatement make =
        connection.prepareStatement(
            "INSERT INTO catalog.stock_allotment (sku) VALUES (?) ON CONFLICT DO NOTHING")) {
      make.setString(1, sku);
      make.executeUpdate();
    }
    if (difference == 0) {
      return;
    }
    try (PreparedStatement book =
        connection.prepareStatement(
            """
            WITH this AS (
                SELECT sku, cloud, greatest(?, sold + given - granted) AS units
                  FROM catalog.stock_allotment
                 WHERE sku = ? AND cloud = current_setting('catamaran.cloud') FOR UPDATE),
            booked AS (
                UPDATE catalog.stock_allotment a SET granted = a.granted + this.units
                  FROM this WHERE a.sku = this.sku AND a.cloud = this.cloud AND this.units <> 0
                RETURNING this.sku, this.units)
            INSERT INTO catalog.stock_receipt (id, sku, units, reason)
            SELECT ?, sku, units, 'catalogue file' FROM booked
            """)) {
      book.setInt(1, difference);
      book.setString(2, sku);
      book.setObject(3, Generators.timeBasedEpochGenerator().generate());
      book.executeUpdate();
    }
  }

  private static void writeProductImages(Connection connection, ImportedProduct product)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO catalog.product_image (product, position, image) VALUES (?, ?, ?)
            ON CONFLICT (product, position)
            DO UPDATE SET image = excluded.image, removed = false
            """)) {
      int position = 0;
      for (Image image : product.images()) {
        upsert.setObject(1, product.id());
        upsert.setInt(2, ++position);
        upsert.setString(3, image.id().sha256());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
    try (PreparedStatement remove =
        connection.prepareStatement(
            "UPDATE catalog.product_image SET removed = true"
                + " WHERE product = ? AND position > ? AND NOT removed")) {
      remove.setObject(1, product.id());
      remove.setInt(2, product.images().size());
      remove.executeUpdate();
    }
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
