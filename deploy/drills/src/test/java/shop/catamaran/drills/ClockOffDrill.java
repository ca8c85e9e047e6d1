package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;

/**
 * Given a cloud whose clock is 30 s fast, when both clouds sell, also with the link cut, then
 * orders are confirmed in both and both end up with the same, as with right clocks.
 */
@Tag("long")
class ClockOffDrill {

  private static final Duration OFFSET = Duration.ofSeconds(30);
  private static final Duration CUT = Duration.ofSeconds(10);

  @Test
  void nothingDependsOnClocksThatAgree() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("clock-off", shop)) {
      drill.inject(
          "the clock of azure is 30 s fast",
          () -> shop.operator().skew("azure", OFFSET),
          "its database says so",
          () -> ahead(shop, "azure").compareTo(OFFSET.minusSeconds(5)) > 0);
      drill.awaitInRecord();
      drill.clients().shopInEveryCloud(Goods.plenty(shop));
      drill.clients().awaitFirstOrders();
      drill.awaitNoExposure();
      drill.cutLink();
      drill.last(CUT);
      shop.operator().healLink();
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 20);
      drill.boundIsolation("aws");
      drill.cure("the clock of azure is right", () -> shop.operator().skew("azure", Duration.ZERO));
      drill.awaitInRecord();
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  private static Duration ahead(DrilledShop shop, String cloud) throws SQLException {
    try (Connection database = shop.database(cloud);
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return Duration.between(Instant.now(), row.getObject(1, OffsetDateTime.class).toInstant());
    }
  }
}
