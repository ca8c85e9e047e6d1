package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.load.Purchase;

/**
 * Given two clouds under load, when the database of one is killed (-9), then that cloud says that
 * it cannot sell and is withdrawn from the record, and the other one is neither unready nor slow.
 * When the database is restarted, the cloud returns with all that it had confirmed.
 */
@Tag("long")
class DatabaseKilledDrill {

  @Test
  void theOtherCloudSells() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("database-killed", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      int before = drill.clients().confirmed();
      drill.inject(
          "aws-database killed",
          () -> shop.operator().kill("aws-database"),
          "aws-database is gone",
          () -> shop.condition("aws-database").equals("gone"));
      drill.awaitWithdrawn("aws");
      drill.clients().awaitOrders(before, 20);
      drill.cure("aws-database restarted", () -> shop.operator().restart("aws-database"));
      drill.awaitInRecord();
      drill.boundIsolation("azure");
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
