package shop.catamaran.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * Given a cloud that confirmed orders while the link was cut, and was killed before it could pass
 * them on, when it is declared lost, then the other cloud may sell its units as well. When its disk
 * turns up, it is salvaged and rebuilt, and no confirmed order is missing.
 */
@Tag("long")
class CloudLostDrill {

  private static final int ORDERS = 4;
  private static final int UNITS = 6;

  @Test
  void whatOnlyItsDiskHeldIsSalvaged() throws Exception {
    DrilledShop shop = DrilledShop.get();
    List<String> plenty = Goods.plenty(shop);
    String scarce = Goods.scarce(shop, 1, UNITS).get(0);
    try (Drill drill = Drill.begin("cloud-lost", shop)) {
      drill.awaitAgreement();
      Purchase inAws = drill.clients().shopper("only-in-aws", "aws");
      Purchase inAzure = drill.clients().shopper("afterwards", "azure");
      List<Prepared> orders = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        orders.add(
            inAws.prepare(plenty.get(i % plenty.size()), 1, Purchase.GOOD_CARD).orElseThrow());
      }
      drill.cutLink();
      for (Prepared order : orders) {
        assertThat(inAws.place(order)).isEqualTo(Outcome.CONFIRMED);
      }
      drill.inject(
          "aws killed",
          () -> shop.operator().kill("aws"),
          "aws-database is gone",
          () -> shop.condition("aws-database").equals("gone"));
      shop.operator().replication().declareLost("aws");
      drill.expectSoon("azure may sell what aws had", () -> units(shop, scarce) == UNITS);
      for (int unit = 0; unit < UNITS; unit++) {
        Prepared order = inAzure.prepare(scarce, 1, Purchase.GOOD_CARD).orElseThrow();
        assertThat(inAzure.place(order))
            .as("unit %s of %s", unit + 1, UNITS)
            .isEqualTo(Outcome.CONFIRMED);
      }
      shop.operator().healLink();
      drill.cure(
          "aws salvaged, rebuilt and restarted",
          () -> {
            shop.operator().restart("aws-database");
            shop.operator().replication().salvage("aws");
            shop.operator().replication().rebuild("aws", false);
            shop.operator().restart("aws");
          });
      drill.awaitInRecord();
      assertThat(drill.finish().violations()).isEmpty();
    }
  }

  /** Units of an article that azure may sell. */
  private static int units(DrilledShop shop, String sku) throws SQLException {
    try (Connection database = shop.database("azure");
        PreparedStatement query =
            database.prepareStatement(
                "SELECT granted - sold - given FROM catalog.stock_allotment"
                    + " WHERE cloud = 'azure' AND sku = ?")) {
      query.setString(1, sku);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }
}
