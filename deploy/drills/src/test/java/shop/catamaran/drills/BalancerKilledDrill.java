package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.load.Purchase;

/**
 * Given two clouds under load, when the balancer of one is killed, then its address is withdrawn
 * from the record: a client that follows the record is served again within 10 s, one that tries
 * both addresses within 1 s. When the balancer is restarted, the address comes back.
 */
@Tag("long")
class BalancerKilledDrill {

  @Test
  void theOtherCloudServes() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("balancer-killed", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "aws-balancer killed",
          () -> shop.operator().kill("aws-balancer"),
          "aws-balancer is gone",
          () -> shop.condition("aws-balancer").equals("gone"));
      drill.awaitWithdrawn("aws");
      drill.clients().awaitOrders(before, 20);
      drill.boundAway(Duration.ofSeconds(10), Duration.ofSeconds(1));
      drill.cure("aws-balancer restarted", () -> shop.operator().restart("aws-balancer"));
      drill.awaitInRecord();
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
