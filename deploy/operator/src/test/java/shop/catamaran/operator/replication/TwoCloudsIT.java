package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;

/** Two clouds' databases that both are written, on real servers. */
class TwoCloudsIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  private final Replication replication = CLOUDS.replication("aws", "azure");

  @BeforeEach
  void linked() {
    replication.init();
  }

  @Test
  void isLinkedBothWaysAndMayBeInitializedAgain() {
    replication.init();
    ReplicationStatus status = replication.status();
    assertThat(status.links())
        .extracting(ReplicationStatus.LinkState::name)
        .containsExactly("aws_from_azure", "azure_from_aws");
    Waiting.until("streaming", () -> replication.status().healthy());
    assertThat(status.clouds())
        .allSatisfy(
            cloud ->
                assertThat(cloud.schemaVersions())
                    .containsKeys("catalog", "orders", "payments", "replication"));
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void keepsTheFirstRecordOfWhatBothCloudsRecord() throws Exception {
    UUID fact = UUID.randomUUID();
    String record =
        "INSERT INTO orders.order_event (id, order_id, type, detail) VALUES ('%s', '%s', 'PAID',"
            + " '%s')";
    replication.pause();
    azure.execute(record.formatted(fact, fact, "first"));
    aws.execute(record.formatted(fact, fact, "second"));
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
    assertThat(aws.query("SELECT detail FROM orders.order_event WHERE id = '" + fact + "'"))
        .isEqualTo("first");
  }

  @Test
  void keepsTheNewestChangeOfWhatBothCloudsChange() throws Exception {
    UUID cart = UUID.randomUUID();
    replication.pause();
    putIntoCart(aws, cart, 1);
    putIntoCart(azure, cart, 2);
    putIntoCart(aws, cart, 3);
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
    assertThat(azure.query("SELECT quantity FROM orders.cart_line WHERE cart = '" + cart + "'"))
        .isEqualTo("3");
  }

  @Test
  void keepsLongTextsWholeWhenBothCloudsChangeTheirProduct() throws Exception {
    aws.execute(
        """
        INSERT INTO catalog.category (slug, name, path, position) VALUES ('tops','Tops','{tops}',1);
        INSERT INTO catalog.product (id, handle, title, description_html, description_text, brand,
            category, category_path, attributes, tags, currency, price_min_minor, price_max_minor,
            import_hash)
          VALUES ('00000000-0000-0000-0000-00000000000a', 'long', 'Long', '', '', 'b', 'tops',
            '{tops}', '{}', '{}', 'EUR', 100, 100, 'h')
        """);
    CLOUDS.assertEqual("aws", "azure");
    String longText =
        "UPDATE catalog.product SET description_html = (SELECT string_agg(md5(n::text || '%s'), '')"
            + " FROM generate_series(1, 2000) n) WHERE handle = 'long'";
    aws.execute(longText.formatted("a"));
    CLOUDS.assertEqual("aws", "azure");
    replication.pause();
    aws.execute(longText.formatted("b"));
    azure.execute("UPDATE catalog.product SET price_max_minor = 200 WHERE handle = 'long'");
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
    aws.execute("UPDATE catalog.product SET price_max_minor = 300 WHERE handle = 'long'");
    replication.pause();
    azure.execute(longText.formatted("c"));
    aws.execute("UPDATE catalog.product SET price_max_minor = 400 WHERE handle = 'long'");
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
    assertThat(azure.query("SELECT price_max_minor FROM catalog.product WHERE handle = 'long'"))
        .isEqualTo("400");
  }

  @Test
  void keepsBothTwinsOfAnOrder() throws Exception {
    UUID order = UUID.randomUUID();
    replication.pause();
    for (TestClouds.Cloud cloud : List.of(aws, azure)) {
      try (Connection connection = cloud.member()) {
        Load.placeOrder(connection, order);
      }
    }
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
    assertThat(azure.query("SELECT count(*) FROM orders.orders WHERE id = '" + order + "'"))
        .isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO orders.outbox (id, cloud, kind, order_id, next_attempt_at)"
            + " VALUES (gen_random_uuid(), 'azure', 'x', gen_random_uuid(), now())",
        "SET catamaran.cloud = 'azure'; INSERT INTO orders.outbox (id, cloud, kind, order_id,"
            + " next_attempt_at) VALUES (gen_random_uuid(), 'azure', 'x', gen_random_uuid(), now())",
        "SET session_replication_role = replica",
        "ALTER TABLE orders.outbox DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION replication.this_cloud() RETURNS text LANGUAGE sql RETURN 'x'",
        "SELECT pg_replication_origin_create('x')",
        "SELECT replication.newest_wins('orders.outbox')",
        "INSERT INTO replication.carried VALUES ('orders.outbox', '{}')",
        "UPDATE replication.own SET epoch = 9",
        "DELETE FROM orders.cart_line",
        "CREATE TEMPORARY TABLE x (y integer)"
      })
  void membersCannotWriteForAnotherCloud(String sql) {
    assertThatThrownBy(() -> aws.execute(sql)).isInstanceOf(SQLException.class);
  }

  @Test
  void tellsListenersAndDerivedTablesOfWhatArrives() throws Exception {
    try (Connection listener = azure.member();
        Statement listen = listener.createStatement()) {
      listen.execute("LISTEN catalog_changed");
      aws.execute(
          """
          INSERT INTO catalog.category (slug, name, path, position)
            VALUES ('hats', 'Hats', '{hats}', 2);
          INSERT INTO catalog.product (id, handle, title, description_html, description_text,
              brand, category, category_path, attributes, tags, currency, price_min_minor,
              price_max_minor, import_hash)
            VALUES ('00000000-0000-0000-0000-00000000000b', 'beret', 'Wool beret', '', '', 'Basque',
              'hats', '{hats}', '{}', '{}', 'EUR', 100, 100, 'h');
          INSERT INTO catalog.variant (sku, product, position, options, currency, price_minor,
              imported_units)
            VALUES ('B1', '00000000-0000-0000-0000-00000000000b', 1, '{}', 'EUR', 100, 5);
          INSERT INTO catalog.stock_allotment (sku, granted) VALUES ('B1', 5)
          """);
      Waiting.until("a notification", () -> heard(listener, "beret"));
      Waiting.until("units", () -> derivedAvailability(azure).equals("t"));
      assertThat(azure.query("SELECT word FROM catalog.search_word WHERE word = 'basque'"))
          .isEqualTo("basque");
      aws.execute("UPDATE catalog.stock_allotment SET sold = 5 WHERE sku = 'B1'");
      Waiting.until("that all is sold", () -> derivedAvailability(azure).equals("f"));
    }
  }

  // As a member does with the news that triggers leave for it.
  private static String derivedAvailability(TestClouds.Cloud cloud) {
    try {
      cloud.query(
          "SELECT count(*) FROM catalog.refresh_availability("
              + "ARRAY(SELECT product FROM catalog.stock_news))");
      return cloud.query("SELECT in_stock FROM catalog.availability WHERE product::text LIKE '%b'");
    } catch (SQLException e) {
      throw new IllegalStateException("no answer from the database", e);
    }
  }

  @Test
  void comparisonFindsWhatDiffersAndNotWhatIsUnderWay() throws Exception {
    UUID cart = UUID.randomUUID();
    putIntoCart(aws, cart, 1);
    CLOUDS.assertEqual("aws", "azure");
    azure.executeAsAdmin(
        "SET session_replication_role = replica; ALTER TABLE orders.cart_line DISABLE TRIGGER USER;"
            + " UPDATE orders.cart_line SET quantity = 9 WHERE cart = '"
            + cart
            + "'; ALTER TABLE orders.cart_line ENABLE TRIGGER USER;"
            + " ALTER TABLE orders.cart_line ENABLE REPLICA TRIGGER replication_apply;"
            + " ALTER TABLE orders.cart_line ENABLE REPLICA TRIGGER replication_newest");
    try (Load one = new Load(aws);
        Load other = new Load(azure)) {
      Waiting.until("orders", () -> one.orders() > 50 && other.orders() > 50);
      for (int i = 0; i < 2; i++) {
        Comparison comparison = replication.compare(PATIENCE);
        assertThat(comparison.unsettled()).isEmpty();
        assertThat(comparison.differences())
            .singleElement()
            .satisfies(
                difference -> {
                  assertThat(difference.table()).isEqualTo("orders.cart_line");
                  assertThat(difference.key()).contains(cart.toString());
                  assertThat(difference.absentIn()).isEmpty();
                });
      }
    } finally {
      putIntoCart(aws, cart, 4);
    }
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void comparisonLeavesOutWhatEachCloudTakesAwayInItsOwnTime() throws Exception {
    aws.executeAsAdmin(
        "INSERT INTO orders.idempotency_record (key, request_hash, status, body, recorded_at)"
            + " VALUES ('old', 'a', 200, '', clock_timestamp() - interval '8 days')");
    Waiting.until("the record", () -> oldRecords(azure).equals("1"));
    aws.executeAsAdmin("SELECT orders.purge_idempotency_records(500)");
    assertThat(oldRecords(aws) + oldRecords(azure)).isEqualTo("01");
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void comparisonSaysWhenALinkKeepsItFromKnowing() throws Exception {
    replication.pause();
    putIntoCart(aws, UUID.randomUUID(), 1);
    Comparison comparison = replication.compare(PATIENCE);
    assertThat(comparison.equal()).isFalse();
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.unsettled()).isNotEmpty();
    assertThat(replication.status().links())
        .allSatisfy(link -> assertThat(link.condition()).isEqualTo(LinkCondition.PAUSED));
    replication.resume();
    CLOUDS.assertEqual("aws", "azure");
  }

  @Test
  void becomesEqualAgainAfterACrashUnderLoad() throws Exception {
    try (Load one = new Load(aws);
        Load other = new Load(azure)) {
      Waiting.until("orders", () -> one.orders() > 50 && other.orders() > 50);
      azure.kill();
      int before = one.orders();
      Waiting.until("orders without the other cloud", () -> one.orders() > before + 50);
      assertThat(replication.status().links())
          .allSatisfy(link -> assertThat(link.condition()).isEqualTo(LinkCondition.DISCONNECTED));
      azure.start();
      int returned = other.orders();
      Waiting.until("orders in the returned cloud", () -> other.orders() > returned + 50);
    }
    Waiting.until("streaming", () -> replication.status().healthy());
    CLOUDS.assertEqual("aws", "azure");
  }

  private static String oldRecords(TestClouds.Cloud cloud) {
    try {
      return cloud.query("SELECT count(*) FROM orders.idempotency_record WHERE key = 'old'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void putIntoCart(TestClouds.Cloud cloud, UUID cart, int quantity)
      throws SQLException {
    cloud.execute(
        """
        INSERT INTO orders.cart_line (cart, sku, quantity, price_seen_minor, currency,
            product_handle, title, options, added_at)
          VALUES ('%s', 'S', %d, 100, 'EUR', 'h', 't', '{}', now())
          ON CONFLICT (cart, sku) DO UPDATE SET quantity = excluded.quantity
        """
            .formatted(cart, quantity));
  }

  private static boolean heard(Connection listener, String handle) {
    try {
      for (PGNotification heard : listener.unwrap(PGConnection.class).getNotifications(100)) {
        if (heard.getParameter().equals(handle)) {
          return true;
        }
      }
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
