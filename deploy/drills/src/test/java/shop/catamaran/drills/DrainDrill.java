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
 * Given two clouds under load, when shoppers are led away from one and back, then no request fails,
 * whoever they ask.
 */
@Tag("long")
class DrainDrill {

  @Test
  void nobodyNoticesThatACloudIsDrained() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.beginByRecord("drain", shop)) {
      drill.clients().shopByRecord(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      Duration away = drill.work("aws drained", () -> shop.operator().drain("aws", "drill"));
      assertThat(shop.operator().record()).doesNotContain(shop.address("aws").getHost());
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 5);
      drill.work("aws undrained", () -> shop.operator().undrain("aws"));
      before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 5);
      drill.bound("leading shoppers away", away, Duration.ofSeconds(90));
      drill.boundNothingFailed();
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
