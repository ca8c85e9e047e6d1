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
 * Given two clouds under load, when all passwords and keys are changed, then no request fails, and
 * what was signed with an old key is still good.
 */
@Tag("long")
class SecretRotationDrill {

  @Test
  void nobodyNoticesNewSecrets() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("secret-rotation", shop);
        PageVisitors visitors = PageVisitors.come(shop.address("azure"))) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      drill.work(
          "secrets rotated", () -> shop.operator().operate(all -> all.secretRotation().rotate()));
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 5);
      drill.boundNothingFailed();
      drill.boundVisitors(visitors);
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
