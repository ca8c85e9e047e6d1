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
 * Given two clouds under load, when the payment gateway is dead, hangs, or charges without
 * answering, then the pages are served all the time, and orders whose payment is not known are
 * settled when the gateway answers again: each is charged once, or not at all.
 */
@Tag("long")
class GatewayDrill {

  private static final String CHARGES_WITHOUT_AN_ANSWER = "4000000000000119";
  private static final Duration AWAY = Duration.ofSeconds(15);

  @Test
  void deadGatewayStopsNoPage() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("gateway-killed", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      drill.inject(
          "gateway killed",
          () -> shop.operator().kill("gateway"),
          "the gateway is gone",
          () -> shop.condition("gateway").equals("gone"));
      drill.last(AWAY);
      drill.boundAway(Duration.ofSeconds(1), Duration.ofSeconds(1));
      drill.cure("gateway restarted", () -> shop.operator().restart("gateway"));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  @Test
  void hangingGatewayStopsNoPage() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("gateway-frozen", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      drill.inject(
          "gateway frozen",
          () -> shop.operator().freeze("gateway"),
          "the gateway hangs",
          () -> shop.condition("gateway").equals("frozen"));
      drill.last(AWAY);
      drill.boundAway(Duration.ofSeconds(1), Duration.ofSeconds(1));
      drill.cure("gateway thawed", () -> shop.operator().thaw("gateway"));
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  @Test
  void answersThatAreLostAfterTheChargeChargeOnce() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("gateway-silent", shop)) {
      drill.inject(
          "answers lost after charging", () -> {}, "cards of that kind are used", () -> true);
      drill.clients().shop(Goods.plenty(shop), CHARGES_WITHOUT_AN_ANSWER);
      drill.last(AWAY);
      assertThat(drill.finish().violations()).isEmpty();
    }
  }
}
