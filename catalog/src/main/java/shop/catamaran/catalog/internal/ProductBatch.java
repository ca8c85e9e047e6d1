package shop.catamaran.catalog.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.internal.ImportedProduct.ImportedVariant;

/** Products that are written together: a few statements for all instead of a dozen for each. */
final class ProductBatch {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final CurrencyUnit currency;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(ImportedProduct product, UUID id, String hash, List<String> categoryPath) {}

  ProductBatch(CurrencyUnit currency) {
    this.currency = currency;
  }

  void add(ImportedProduct product, String hash, List<String> categoryPath) {
    entries.add(new Entry(product, product.id(), hash, categoryPath));
  }

  void write(Connection connection) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    writeImages(connection);
    writeProducts(connection);
    SortedMap<String, Integer> received = differences(connection);
    writeVariants(connection);
    writeProductImages(connection);
    receive(connection, received);
  }

  private void writeImages(Connection connection) throws SQLException {
    SortedMap<String, Image> images = new TreeMap<>();
    entries.forEach(
        entry -> entry.product().images().forEach(image -> images.put(image.id().sha256(), image)));
    try (PreparedStatement select =
        connection.prepareStatement("SELECT sha256 FROM catalog.image WHERE sha256 = ANY (?)")) {
      select.setArray(1, texts(connection, images.keySet()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          images.remove(rows.getString(1));
        }
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO catalog.image (sha256, media_type, content) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      for (Image image : images.values()) {
        insert.setString(1, image.id().sha256());
        insert.setString(2, image.mediaType());
        insert.setBytes(3, image.content());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void writeProducts(Connection connection) throws SQLException {
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
      for (Entry entry : entries) {
        setProduct(connection, upsert, entry);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private void setProduct(Connection connection, PreparedStatement upsert, Entry entry)
      throws SQLException {
    ImportedProduct product = entry.product();
    List<ImportedVariant> byPrice =
        product.variants().stream()
            .sorted(Comparator.comparingLong(ImportedVariant::priceMinor))
            .toList();
    ImportedVariant cheapest = byPrice.get(0);
    List<String> path = entry.categoryPath();
    upsert.setObject(1, entry.id());
    upsert.setString(2, product.handle());
    upsert.setString(3, product.title());
    upsert.setString(4, product.descriptionHtml());
    upsert.setString(5, product.descriptionText());
    upsert.setString(6, product.brand());
    upsert.setString(7, path.get(path.size() - 1));
    upsert.setArray(8, texts(connection, path));
    upsert.setString(9, OrderedText.toJson(product.attributes()));
    upsert.setArray(10, texts(connection, product.tags()));
    upsert.setString(11, currency.getCode());
    upsert.setLong(12, cheapest.priceMinor());
    upsert.setLong(13, byPrice.get(byPrice.size() - 1).priceMinor());
    upsert.setObject(14, cheapest.compareAtMinor().orElse(null), Types.BIGINT);
    upsert.setString(15, product.images().isEmpty() ? null : product.images().get(0).id().sha256());
    upsert.setString(16, entry.hash());
    upsert.setBoolean(17, !product.published());
  }

  /** By how many units the file differs from the last one, for each article. */
  private SortedMap<String, Integer> differences(Connection connection) throws SQLException {
    Map<String, Integer> before = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT sku, imported_units FROM catalog.variant WHERE product = ANY (?)"
                + " ORDER BY sku FOR UPDATE")) {
      select.setArray(1, ids(connection));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          before.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    SortedMap<String, Integer> differences = new TreeMap<>();
    for (Entry entry : entries) {
      for (ImportedVariant variant : entry.product().variants()) {
        differences.put(variant.sku(), variant.units() - before.getOrDefault(variant.sku(), 0));
      }
    }
    return differences;
  }

  private void writeVariants(Connection connection) throws SQLException {
    List<String> skus = new ArrayList<>();
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
      for (Entry entry : entries) {
        int position = 0;
        for (ImportedVariant variant : entry.product().variants()) {
          upsert.setString(1, variant.sku());
          upsert.setObject(2, entry.id());
          upsert.setInt(3, ++position);
          upsert.setString(4, OrderedText.toJson(variant.options()));
          upsert.setString(5, currency.getCode());
          upsert.setLong(6, variant.priceMinor());
          upsert.setObject(7, variant.compareAtMinor().orElse(null), Types.BIGINT);
          upsert.setString(8, variant.image().map(image -> image.sha256()).orElse(null));
          upsert.setInt(9, variant.units());
          upsert.addBatch();
          skus.add(variant.sku());
        }
      }
      upsert.executeBatch();
    }
    try (PreparedStatement remove =
        connection.prepareStatement(
            "UPDATE catalog.variant SET removed = true"
                + " WHERE product = ANY (?) AND NOT removed AND sku <> ALL (?)")) {
      remove.setArray(1, ids(connection));
      remove.setArray(2, texts(connection, skus));
      remove.executeUpdate();
    }
  }

  private void writeProductImages(Connection connection) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO catalog.product_image (product, position, image) VALUES (?, ?, ?)
            ON CONFLICT (product, position)
            DO UPDATE SET image = excluded.image, removed = false
            """)) {
      for (Entry entry : entries) {
        int position = 0;
        for (Image image : entry.product().images()) {
          upsert.setObject(1, entry.id());
          upsert.setInt(2, ++position);
          upsert.setString(3, image.id().sha256());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
    try (PreparedStatement remove =
        connection.prepareStatement(
            """
            UPDATE catalog.product_image i SET removed = true
              FROM unnest(?::uuid[], ?::integer[]) AS kept (product, count)
             WHERE i.product = kept.product AND i.position > kept.count AND NOT i.removed
            """)) {
      remove.setArray(1, ids(connection));
      remove.setArray(
          2,
          connection.createArrayOf(
              "integer", entries.stream().map(entry -> entry.product().images().size()).toArray()));
      remove.executeUpdate();
    }
  }

  /**
   * Books differences of stock; what has been sold already cannot be taken away any more. Last of
   * all and in the order that sales lock in, so that neither waits for the other in a circle.
   */
  private static void receive(Connection connection, SortedMap<String, Integer> differences)
      throws SQLException {
    Array skus = texts(connection, differences.keySet());
    try (PreparedStatement make =
        connection.prepareStatement(
            "INSERT INTO catalog.stock_allotment (sku) SELECT sku FROM unnest(?) sku"
                + " ORDER BY sku COLLATE \"C\" ON CONFLICT DO NOTHING")) {
      make.setArray(1, skus);
      make.executeUpdate();
    }
    try (PreparedStatement book =
        connection.prepareStatement(
            """
            WITH this AS (
                SELECT a.sku, a.cloud, d.id,
                       greatest(d.units, a.sold + a.given - a.granted) AS units
                  FROM catalog.stock_allotment a
                  JOIN unnest(?::text[], ?::integer[], ?::uuid[]) AS d (sku, units, id) USING (sku)
                 WHERE a.cloud = replication.this_cloud() AND d.units <> 0
                 ORDER BY a.sku COLLATE "C" FOR UPDATE OF a),
            booked AS (
                UPDATE catalog.stock_allotment a SET granted = a.granted + this.units
                  FROM this WHERE a.sku = this.sku AND a.cloud = this.cloud AND this.units <> 0
                RETURNING this.id, this.sku, this.units)
            INSERT INTO catalog.stock_receipt (id, sku, units, reason)
            SELECT id, sku, units, 'catalogue file' FROM booked
            """)) {
      book.setArray(1, skus);
      book.setArray(2, connection.createArrayOf("integer", differences.values().toArray()));
      book.setArray(
          3,
          connection.createArrayOf(
              "uuid", differences.keySet().stream().map(sku -> IDS.generate()).toArray()));
      book.executeUpdate();
    }
  }

  private Array ids(Connection connection) throws SQLException {
    return connection.createArrayOf("uuid", entries.stream().map(Entry::id).toArray());
  }

  private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }
}
