package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.frame.Drill;
import shop.catamaran.drills.frame.DrilledShop;
import shop.catamaran.drills.frame.Goods;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;

/**
 * Given two clouds under load and a link that was cut for so long that one could no longer keep its
 * changes for the other, when the link is healed, then both go on selling, status tells of the
 * loss, and resync makes both hold the same.
 */
@Tag("long")
class SlotLostDrill {

  private static final String SLOT = "azure_from_aws";

  @Test
  void isCopiedAnewWhileBothCloudsSell() throws Exception {
    DrilledShop shop = DrilledShop.get();
    try (Drill drill = Drill.begin("slot-lost", shop)) {
      drill.clients().shopInEveryCloud(Goods.plenty(shop));
      drill.clients().awaitFirstOrders();
      drill.inject(
          "the link cut and the slot " + SLOT + " lost",
          () -> shop.operator().cutLink(),
          "the slot is gone",
          () -> isDropped(shop));
      int before = drill.clients().confirmed();
      drill.clients().awaitOrders(before, 20);
      shop.operator().healLink();
      drill.expectSoon(
          "status tells of it",
          () ->
              shop.operator().replication().status().links().stream()
                  .anyMatch(link -> link.condition().equals(LinkCondition.SLOT_LOST)));
      drill.cure("resync", () -> shop.operator().replication().resync("azure"));
      drill.awaitInRecord();
      drill.boundIsolation("aws", "azure");
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  // A slot can be dropped only once the other end has been given up.
  private static boolean isDropped(DrilledShop shop) throws SQLException {
    try (Connection database = shop.database("aws");
        Statement statement = database.createStatement()) {
      statement.execute(
          "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
              + " WHERE slot_name = '"
              + SLOT
              + "' AND NOT active");
      try (var slots =
          statement.executeQuery(
              "SELECT FROM pg_replication_slots WHERE slot_name = '" + SLOT + "'")) {
        return !slots.next();
      }
    }
  }
}
