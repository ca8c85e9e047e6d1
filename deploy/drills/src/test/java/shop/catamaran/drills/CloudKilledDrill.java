package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.load.Purchase;

/**
 * Given two clouds under load, when one is killed as a whole (balancer, members, database; -9),
 * then a client that follows the record is served again within 10 s, one that tries both addresses
 * within 1 s, and the other cloud is neither unready nor slow. When it returns, it is ready within
 * 60 s, both hold the same, and every order that was confirmed is there.
 */
@Tag("short")
class CloudKilledDrill {

  @Test
  void noConfirmedOrderIsLost() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("cloud-killed", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "aws killed",
          () -> shop.operator().kill("aws"),
          "all of aws is gone",
          () ->
              List.of("aws-1", "aws-2", "aws-balancer", "aws-database").stream()
                  .allMatch(part -> shop.condition(part).equals("gone")));
      drill.awaitWithdrawn("aws");
      drill.clients().awaitOrders(before, 20);
      drill.boundAway(Duration.ofSeconds(10), Duration.ofSeconds(1));
      drill.boundIsolation("azure");
      Duration back =
          drill.cureUntilInRecord("aws restarted", () -> shop.operator().restart("aws"));
      drill.bound("the return of aws", back, Duration.ofSeconds(60));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
