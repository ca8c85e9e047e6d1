package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.fakes.FakeCatalog;

/** A cloud that confirms nothing that it alone knows; its peer has never been there. */
@ArquillianTest
class HeldConfirmationIT {

  private static final String MAILS =
      "SELECT count(*) FROM orders.outbox WHERE order_id = ?::uuid AND kind = 'MAIL_CONFIRMED'";

  @Inject private Orders orders;
  @Inject private Exposures exposures;
  @Inject private Instance<Shopper> shoppers;
  @Inject private FakeCatalog catalog;
  @Inject private Superuser superuser;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.withPeer(
        "held-it.war", "CONFIRM_POLICY=hold", "PEERS=gcp=http://127.0.0.1:1");
  }

  @Test
  void holdsTheMailUntilTheOrderIsKnownOrThereIsNobodyToKnowIt() throws Exception {
    Sku sku = new Sku("A-" + UUID.randomUUID());
    catalog.put(sku, Money.parse("EUR 119.00"), 5);
    Order order = shoppers.get().arrive().buys(sku, 1, "tok_good_card");
    assertThat(order.state()).isEqualTo(OrderState.PAID);
    assertThat(order.confirmation()).contains(Confirmation.HELD);
    assertThat(orders.order(order.id()).orElseThrow().confirmation()).contains(Confirmation.HELD);
    assertThat(exposures.exposure().orderCount()).isEqualTo(1);
    assertThat(superuser.value(MAILS, order.id())).isEqualTo("0");
    superuser.execute("INSERT INTO replication.cloud (name, lost_at) VALUES ('gcp', now())");
    Eventually.await(
        "the mail is sent after all", () -> superuser.value(MAILS, order.id()).equals("1"));
    assertThat(orders.order(order.id()).orElseThrow().confirmation()).contains(Confirmation.ALONE);
    assertThat(exposures.exposure().orderCount()).isZero();
  }
}
