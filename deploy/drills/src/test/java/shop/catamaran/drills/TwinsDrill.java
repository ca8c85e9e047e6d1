package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.history.Told.Outcome;
import shop.catamaran.drills.load.Purchase;
import shop.catamaran.drills.load.Purchase.Prepared;

/**
 * Given a shopper who pressed the last button in one cloud, and that cloud could not pass the order
 * on (the link is cut; in the second form it is killed as well), when she presses it again in the
 * other cloud, then she is told of the same order there. When the clouds meet again, there is one
 * order, one charge, and its units were sold once.
 */
class TwinsDrill {

  private static final int ORDERS = 5;

  @Test
  @Tag("short")
  void ordersTakenOnBothSidesOfACutAreOneEach() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("twins", shop)) {
      Purchase inAws = drill.clients().shopper("twin", "aws");
      Purchase inAzure = drill.clients().shopper("twin", "azure");
      List<Prepared> orders = prepared(shop, drill, inAws);
      drill.cutLink();
      for (Prepared order : orders) {
        assertThat(inAws.place(order)).isEqualTo(Outcome.CONFIRMED);
        assertThat(inAzure.place(order)).isEqualTo(Outcome.CONFIRMED);
      }
      drill.cure("the link healed", () -> shop.operator().healLink());
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  @Test
  @Tag("long")
  void ordersThatACloudTookToItsGraveAreOneEachWhenItReturns() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("twins-killed", shop)) {
      Purchase inAws = drill.clients().shopper("twin", "aws");
      Purchase inAzure = drill.clients().shopper("twin", "azure");
      List<Prepared> orders = prepared(shop, drill, inAws);
      drill.cutLink();
      for (Prepared order : orders) {
        assertThat(inAws.place(order)).isEqualTo(Outcome.CONFIRMED);
      }
      drill.inject(
          "aws killed",
          () -> shop.operator().kill("aws"),
          "aws-database is gone",
          () -> shop.condition("aws-database").equals("gone"));
      shop.operator().healLink();
      for (Prepared order : orders) {
        assertThat(inAzure.place(order)).isEqualTo(Outcome.CONFIRMED);
      }
      drill.cure("aws restarted", () -> shop.operator().restart("aws"));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  // The cart and the draft must be known in both clouds; only the order is not.
  private static List<Prepared> prepared(DrilledShop shop, Drill drill, Purchase shopper)
      throws Exception {
    List<String> skus = Goods.plenty(shop);
    List<Prepared> orders = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(shopper.prepare(skus.get(i % skus.size()), 1, Purchase.GOOD_CARD).orElseThrow());
    }
    drill.awaitAgreement();
    return orders;
  }
}
