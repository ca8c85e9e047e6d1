package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.load.Purchase;

/**
 * Given two clouds under load, when the disk of one database is lost, then that cloud is withdrawn
 * from the record and the other one is neither unready nor slow. When its database is rebuilt from
 * the other, which sells meanwhile, it returns with every order that was confirmed to both.
 */
@Tag("long")
class DatabaseLostDrill {

  @Test
  void isRebuiltWhileTheOtherCloudSells() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("database-lost", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      drill.awaitNoExposure();
      int before = drill.clients().confirmed();
      drill.inject(
          "the disk of aws lost",
          () -> shop.operator().loseDisk("aws"),
          "aws-database is gone",
          () -> shop.condition("aws-database").equals("gone"));
      drill.awaitWithdrawn("aws");
      drill.clients().awaitOrders(before, 20);
      drill.cure(
          "aws-database rebuilt",
          () -> {
            shop.operator().restart("aws-database");
            shop.operator().replication().rebuild("aws", false);
          });
      drill.awaitInRecord();
      drill.boundIsolation("azure");
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
