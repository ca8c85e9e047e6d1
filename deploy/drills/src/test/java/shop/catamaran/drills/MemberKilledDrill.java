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
 * Given two clouds of two members under load, when a member is killed (-9), then its cloud serves
 * on with the other member: nobody is without the shop for longer than 2 s, and no order is lost.
 * When it is restarted, the cloud has two members again.
 */
@Tag("short")
class MemberKilledDrill {

  @Test
  void nobodyMissesTheShop() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("member-killed", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "aws-1 killed",
          () -> shop.operator().kill("aws-1"),
          "aws-1 is gone",
          () -> shop.condition("aws-1").equals("gone"));
      drill.clients().awaitOrders(before, 20);
      drill.boundAway(Duration.ofSeconds(2), Duration.ofSeconds(2));
      drill.cure("aws-1 restarted", () -> shop.operator().restart("aws-1"));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
