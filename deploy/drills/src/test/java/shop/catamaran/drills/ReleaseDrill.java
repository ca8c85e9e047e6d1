package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.drills.frame.NextRelease;
import shop.catamaran.drills.load.PageVisitors;
import shop.catamaran.drills.load.Purchase;
import shop.catamaran.operator.console.RefusedException;

/**
 * Given two clouds under load, when a release with another schema, and with forms whose parts have
 * other names, is brought, taken back, brought again and contracted, then no request fails, no
 * session is lost, and no promise is broken. What was taken away does not come back: the earlier
 * release is refused.
 */
@Tag("long")
class ReleaseDrill {

  @Test
  void nobodyNoticesAReleaseThatComesAndGoes() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("release", shop);
        PageVisitors visitors = PageVisitors.come(shop.address("aws"))) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      bringNext(drill, shop);
      drill.boundVisitors(visitors);
      assertThat(shop.members()).allMatch(member -> member.endsWith(" next"));
      drill.work(
          "the next release taken back",
          () -> shop.operator().operate(all -> all.rollout().rollback(Optional.of("azure"))));
      drill.boundVisitors(visitors);
      assertThat(shop.members()).noneMatch(member -> member.endsWith(" next"));
      drill.boundNothingFailed();
      assertThat(drill.finish().violations()).isEmpty();
    }
    shop.discard();
  }

  @Test
  void whatWasTakenAwayDoesNotComeBack() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("contraction", shop)) {
      drill.clients().shop(Goods.plenty(shop), Purchase.GOOD_CARD);
      drill.clients().awaitFirstOrders();
      bringNext(drill, shop);
      drill.work(
          "the schemas contracted", () -> shop.operator().operate(all -> all.rollout().contract()));
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 5);
      assertThatThrownBy(
              () -> shop.operator().operate(all -> all.rollout().rollback(Optional.empty())))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("went through the contractions");
      drill.boundNothingFailed();
      assertThat(drill.finish().violations()).isEmpty();
    }
    shop.discard();
  }

  private static void bringNext(Drill drill, DrilledShop shop) throws Exception {
    Path next = Files.createTempDirectory("catamaran-next").resolve("next.war");
    NextRelease.write(shop.operator().application(), next);
    drill.work(
        "the next release brought",
        () ->
            shop.operator()
                .operate(
                    all -> all.rollout().release("next", Optional.of(next), Optional.empty())));
  }
}
