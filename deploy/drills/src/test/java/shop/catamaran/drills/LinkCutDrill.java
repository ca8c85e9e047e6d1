package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;

/**
 * Given two clouds that sell the same scarce articles, when the link between them is cut, then both
 * sell on from what they have: no request fails for it, none takes longer than a hiccup. When it is
 * healed, no unit was sold twice and both hold the same. 15 s in the short form, 60 s in the long
 * one.
 */
class LinkCutDrill {

  private static final int ARTICLES = 6;
  private static final int UNITS = 15;

  @Test
  @Tag("short")
  void nothingIsSoldTwice() throws Exception {
    run("link-cut", Duration.ofSeconds(15));
  }

  @Test
  @Tag("long")
  void nothingIsSoldTwiceInAMinute() throws Exception {
    run("link-cut-long", Duration.ofSeconds(60));
  }

  private static void run(String name, Duration cut) throws Exception {
    DrilledShop shop = DrilledShop.get();
    List<String> scarce = Goods.scarce(shop, ARTICLES, UNITS);
    try (Drill drill = Drill.begin(name, shop)) {
      drill.clients().shopInEveryCloud(scarce);
      drill.clients().awaitFirstOrders();
      drill.cutLink();
      drill.last(cut);
      drill.cure("the link healed", () -> shop.operator().healLink());
      drill.boundIsolation("aws");
      drill.boundIsolation("azure");
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
