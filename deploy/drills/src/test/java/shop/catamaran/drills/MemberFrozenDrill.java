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
 * Given two clouds of two members under load, when a member hangs (SIGSTOP), then its balancer
 * gives it up and the cloud serves on: nobody is without the shop for longer than 10 s, and no
 * order is lost. When it goes on, it is taken in again.
 */
@Tag("long")
class MemberFrozenDrill {

  @Test
  void theBalancerGivesItUp() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("member-frozen", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "aws-1 frozen",
          () -> shop.operator().freeze("aws-1"),
          "aws-1 hangs",
          () -> shop.condition("aws-1").equals("frozen"));
      drill.clients().awaitOrders(before, 20);
      drill.boundAway(Duration.ofSeconds(10), Duration.ofSeconds(10));
      drill.cure("aws-1 thawed", () -> shop.operator().thaw("aws-1"));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
