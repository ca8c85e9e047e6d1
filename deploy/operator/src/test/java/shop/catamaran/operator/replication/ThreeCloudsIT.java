package shop.catamaran.operator.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A third cloud, which hears of each of the others by itself. */
class ThreeCloudsIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws", "azure", "gcp");

  private final TestClouds.Cloud aws = CLOUDS.cloud("aws");
  private final TestClouds.Cloud azure = CLOUDS.cloud("azure");
  private final TestClouds.Cloud gcp = CLOUDS.cloud("gcp");
  private final Replication replication = CLOUDS.replication("aws", "azure", "gcp");

  @BeforeEach
  void joined() throws Exception {
    if (!new Link(gcp.access(), aws.access()).exists(Session.open(gcp.access()))) {
      CLOUDS.replication("aws", "azure").init();
      try (Load one = new Load(aws);
          Load other = new Load(azure)) {
        Waiting.until("orders", () -> one.orders() > 50 && other.orders() > 50);
        replication.join("gcp");
        try (Load third = new Load(gcp)) {
          Waiting.until("orders in the new cloud", () -> third.orders() > 50);
        }
      }
    }
  }

  @Test
  void joinsWhileTheOthersSell() {
    CLOUDS.assertEqual("aws", "azure", "gcp");
    Waiting.until("streaming", () -> replication.status().healthy());
    assertThat(replication.status().links()).hasSize(6);
  }

  @Test
  void hearsOfAChangeBeforeItHearsOfTheRow() throws Exception {
    UUID cart = UUID.randomUUID();
    gcp.executeAsAdmin("ALTER SUBSCRIPTION gcp_from_azure DISABLE");
    azure.execute(
        """
        INSERT INTO orders.cart_line (cart, sku, quantity, price_seen_minor, currency,
            product_handle, title, options, added_at)
          VALUES ('%s', 'S', 1, 100, 'EUR', 'h', 't', '{}', now())
        """
            .formatted(cart));
    String quantity = "SELECT quantity FROM orders.cart_line WHERE cart = '" + cart + "'";
    awaitAnswer(aws, quantity, "1");
    aws.execute("UPDATE orders.cart_line SET quantity = 2 WHERE cart = '" + cart + "'");
    awaitAnswer(gcp, quantity, "2");
    gcp.executeAsAdmin("ALTER SUBSCRIPTION gcp_from_azure ENABLE");
    CLOUDS.assertEqual("aws", "azure", "gcp");
    assertThat(gcp.query(quantity)).isEqualTo("2");
  }

  @Test
  void hearsFromTheOtherWhatALostCloudCouldNotTellItAnyMore() throws Exception {
    UUID order = UUID.randomUUID();
    gcp.executeAsAdmin("ALTER SUBSCRIPTION gcp_from_azure DISABLE");
    Load.placeOrder(azure.member(), order);
    String count = "SELECT count(*) FROM orders.orders WHERE id = '" + order + "'";
    awaitAnswer(aws, count, "1");
    azure.kill();
    assertThat(gcp.query(count)).isEqualTo("0");
    azure.startEmpty();
    replication.rebuild("azure", false);
    assertThat(gcp.query(count)).isEqualTo("1");
    CLOUDS.assertEqual("aws", "azure", "gcp");
  }

  private static void awaitAnswer(TestClouds.Cloud cloud, String sql, String answer) {
    Waiting.until(
        answer + " in " + cloud.access().name(),
        () -> {
          try {
            return cloud.query(sql).equals(answer);
          } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
