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
 * Given two clouds under load, when a third one joins, then nobody is refused meanwhile, it comes
 * into the record, and holds what the others hold.
 */
@Tag("long")
class ThirdCloudJoinsDrill {

  @Test
  void nobodyIsRefusedMeanwhile() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("third-cloud-joins", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "gcp joins",
          () -> shop.operator().join("gcp", 1),
          "gcp is there",
          () -> shop.clouds().contains("gcp"));
      drill.awaitInRecord();
      drill.clients().awaitOrders(before, 20);
      drill.boundAway(Duration.ofSeconds(2), Duration.ofSeconds(1));
      drill.boundIsolation("aws", "azure");
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
