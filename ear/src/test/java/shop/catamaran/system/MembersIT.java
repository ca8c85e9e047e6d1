package shop.catamaran.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.LocalStatus;

/** Members that come, go, hang, or must not start. */
class MembersIT {

  private final RunningShop shop = RunningShop.get();

  @Test
  void membersComeAndGoWithoutLosingARequest() throws IOException {
    String product = Shopper.someProduct(shop.url());
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(product);
    try (Traffic traffic = new Traffic(List.of(shop.url() + "/", shop.url() + "/p/" + product))) {
      shop.operator().scale("aws", 3);
      assertThat(members()).containsExactly("aws-1", "aws-2", "aws-3");
      int answeredBefore = traffic.answered();
      shop.operator().scale("aws", 2);
      assertThat(members()).containsExactly("aws-1", "aws-2");
      await().atMost(Duration.ofSeconds(10)).until(() -> traffic.answered() > answeredBefore + 100);
      assertThat(traffic.failures()).isEmpty();
    }
    assertThat(shopper.enterAddress().location()).contains("/checkout/delivery");
    assertThat(shop.status().healthy()).isTrue();
  }

  @Test
  void aMemberThatHangsIsTakenOutAndComesBack() throws IOException {
    Shopper shopper = new Shopper(shop.url());
    shopper.addToCart(Shopper.someProduct(shop.url()));
    String number;
    HazelcastInstance grid = shop.grid(2);
    shop.operator().freeze("aws-1");
    try {
      assertThat(condition("aws-1")).isEqualTo("frozen");
      await().atMost(Duration.ofSeconds(15)).until(() -> !seenByBalancer("aws-1"));
      assertThat(shopper.enterAddress().location()).endsWith("/checkout/delivery");
      assertThat(shopper.chooseDelivery().location()).endsWith("/checkout/payment");
      Document review = shopper.enterCard(Shopper.GOOD_CARD);
      assertThat(review.location()).endsWith("/checkout/review");
      Document order = shopper.placeOrder(review);
      assertThat(order.text()).contains("Payment received");
      number = order.expectFirst(".order-number").text();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> grid.getCluster().getMembers().size() == 1);
    } finally {
      grid.shutdown();
      shop.operator().thaw("aws-1");
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> seenByBalancer("aws-1"));
    assertThat(condition("aws-1")).isEqualTo("ready");

    Shopper stranger = new Shopper(shop.memberUrl(1));
    shop.awaitShared(stranger, stranger.track(number), Duration.ofSeconds(20));
    // One of them has lost its name in Payara's list, which other tests go by.
    shop.restart("aws-2");
    shop.awaitReady();
  }

  @Test
  void aMemberThatMustNotStartSaysWhy() throws IOException, SQLException {
    try {
      assertRefusesWithoutASetting();
      assertRefusesANewerDatabase();
    } finally {
      shop.restart("aws-2");
    }
    assertThat(condition("aws-2")).isEqualTo("ready");
    shop.awaitReady();
  }

  private void assertRefusesWithoutASetting() throws IOException {
    String secrets = Files.readString(shop.secrets());
    try (Launcher.Changed change =
        Launcher.Changed.of(
            shop.secrets(), secrets.replaceAll("(?m)^visitor\\.key=.*$", "visitor.key="))) {
      assertThat(change.kept()).hasContent(secrets);
      assertRefusesToStart("aws-2", "The setting VISITOR_KEY is missing");
    }
  }

  private void assertRefusesANewerDatabase() throws IOException, SQLException {
    try (Connection database = shop.database();
        Statement statement = database.createStatement()) {
      // As the operator's command keeps them.
      statement.execute(
          "CREATE TABLE migrations.orders_contract_history (version text, type text, success boolean);"
              + " GRANT SELECT ON migrations.orders_contract_history TO catamaran_app;"
              + " INSERT INTO migrations.orders_contract_history VALUES ('999', 'SQL', true)");
      try {
        assertRefusesToStart("aws-2", "999, which this release does not know");
      } finally {
        statement.execute("DROP TABLE migrations.orders_contract_history");
      }
    }
  }

  private void assertRefusesToStart(String member, String reason) {
    assertThatThrownBy(() -> shop.restart(member))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(member)
        .hasMessageContaining(reason);
    assertThat(condition(member)).isEqualTo("gone");
  }

  private List<String> members() {
    return shop.status().parts().stream()
        .filter(part -> part.kind().equals("member"))
        .map(LocalStatus.Part::name)
        .toList();
  }

  private String condition(String member) {
    return shop.status().parts().stream()
        .filter(part -> part.name().equals(member))
        .map(LocalStatus.Part::condition)
        .findFirst()
        .orElseThrow();
  }

  private boolean seenByBalancer(String member) throws IOException {
    return shop.balancerSees(member).startsWith("UP");
  }
}
