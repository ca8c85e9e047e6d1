package shop.catamaran.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.TestClouds;

/** A shop of 100,000 products and 50,000 orders, backed up and restored on another server. */
@Tag("long")
class LargeBackupIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final String PRODUCTS =
      """
      SET session_replication_role = replica;
      INSERT INTO catalog.category (slug, name, path, position)
        SELECT 'c' || n, 'Category ' || n, ARRAY['c' || n], n FROM generate_series(0, 99) n;
      INSERT INTO catalog.product (id, handle, title, description_html, description_text, brand,
          category, category_path, attributes, tags, currency, price_min_minor, price_max_minor,
          import_hash)
        SELECT md5('p' || n)::uuid, 'p' || n, 'Product ' || n,
            '<p>' || repeat('What it is made of, and for whom. ', 8) || n || '</p>',
            repeat('What it is made of, and for whom. ', 8) || n, 'House', 'c' || n % 100,
            ARRAY['c' || n % 100], '{}', ARRAY['new'], 'EUR', 100 + n, 100 + n, md5('h' || n)
          FROM generate_series(1, 100000) n;
      INSERT INTO catalog.variant (sku, product, position, options, currency, price_minor,
          imported_units)
        SELECT 'S' || n, md5('p' || n)::uuid, 1, '{}', 'EUR', 100 + n, 20
          FROM generate_series(1, 100000) n;
      INSERT INTO catalog.stock_receipt (id, sku, units, reason)
        SELECT md5('r' || n)::uuid, 'S' || n, 20, 'import' FROM generate_series(1, 100000) n;
      INSERT INTO catalog.stock_allotment (sku, granted, sold)
        SELECT 'S' || n, 20, (n <= 50000)::int FROM generate_series(1, 100000) n;
      """;
  private static final String ORDERS =
      """
      SET session_replication_role = replica;
      INSERT INTO orders.orders (id, number, cart, email, name, line1, line2, postcode, city,
          country, delivery_code, delivery_name, delivery_promise, delivery_minor, goods_minor,
          total_minor, vat_minor, vat_percent, currency, quote_fingerprint, placed_at, state)
        SELECT md5('o' || n)::uuid, 'N' || n, md5('k' || n)::uuid, n || '@example.org', 'Ada',
            '12 Harbour Road', '', '1011 AB', 'Amsterdam', 'NL', 'standard', 'Standard', 'soon', 0,
            100 + n, 100 + n, 0, 0, 'EUR', 'f', now(), 'PAID'
          FROM generate_series(1, 50000) n;
      INSERT INTO orders.order_line (order_id, position, sku, product_handle, title, options,
          quantity, unit_minor, currency)
        SELECT md5('o' || n)::uuid, 1, 'S' || n, 'p' || n, 'Product ' || n, '{}', 1, 100 + n, 'EUR'
          FROM generate_series(1, 50000) n;
      INSERT INTO orders.order_event (id, order_id, type)
        SELECT md5('e' || n || type)::uuid, md5('o' || n)::uuid, type
          FROM generate_series(1, 50000) n, unnest(ARRAY['PLACED', 'PAID']) type;
      INSERT INTO payments.payment (order_id, amount_minor, currency, token, state,
          gateway_payment_id)
        SELECT md5('o' || n)::uuid, 100 + n, 'EUR', 'tok_' || md5('t' || n), 'CAPTURED', 'pay_' || n
          FROM generate_series(1, 50000) n;
      """;

  @TempDir private Path folder;

  @Test
  void isRestoredAndCopiedAndEqual() throws Exception {
    CLOUDS.cloud("aws").executeAsAdmin(PRODUCTS);
    CLOUDS.cloud("aws").executeAsAdmin(ORDERS);
    long begin = System.nanoTime();
    Backups.Taken taken = backups("aws").take(folder, 1);
    long written = System.nanoTime();
    Backups.Tested tested = backups("azure").test(taken.file());
    System.out.printf(
        "%,d rows: backup of %,d MiB in %.1f s, restored and compared in %.1f s%n",
        taken.rows(),
        Files.size(taken.file()) >> 20,
        (written - begin) / 1e9,
        (System.nanoTime() - written) / 1e9);
    long restored = System.nanoTime();
    CLOUDS.replication("aws").init();
    CLOUDS.replication("aws", "azure").join("azure");
    System.out.printf("copied to another cloud in %.1f s%n", (System.nanoTime() - restored) / 1e9);
    CLOUDS.assertEqual("aws", "azure");
    assertThat(tested.good()).as(tested.toString()).isTrue();
    assertThat(tested.rows()).isEqualTo(taken.rows()).isGreaterThan(650_000);
  }

  private static Backups backups(String cloud) {
    return new Backups(
        CLOUDS.cloud(cloud).access(),
        TestClouds.PASSWORDS,
        BackupKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
        Progress.silent());
  }
}
