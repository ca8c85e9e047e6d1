package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.load.PageVisitors;
import shop.catamaran.drills.load.Purchase;

/**
 * Given two clouds of two members under load, when one is brought to four members and back to two,
 * then no request fails and no session is lost.
 */
@Tag("long")
class ScalingDrill {

  @Test
  void membersComeAndGoUnnoticed() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("scaling", shop);
        PageVisitors visitors = PageVisitors.come(shop.address("aws"))) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      drill.work("aws brought to four members", () -> shop.operator().scale("aws", 4));
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 5);
      drill.work("aws brought back to two members", () -> shop.operator().scale("aws", 2));
      drill.boundNothingFailed();
      drill.boundVisitors(visitors);
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
