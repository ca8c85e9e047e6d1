package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.fakes.FakePayments;

/**
 * Orders that two clouds know. The other cloud, azure, is what its rows say: they are written as
 * replication would bring them. It never beats, so this cloud soon takes it for gone.
 */
@ArquillianTest
class TwoCloudsIT {

  private static final Money PRICE = Money.parse("EUR 119.00");
  private static final String GOOD = "tok_good_card";

  /** Not answered when asked first, paid when asked again, which the background does after 8 s. */
  private static final String LATE = "tok_late_paid";

  @Inject private Carts carts;
  @Inject private Checkout checkout;
  @Inject private Orders orders;
  @Inject private Instance<Shopper> shoppers;
  @Inject private FakeCatalog catalog;
  @Inject private FakePayments payments;
  @Inject private OrdersTables tables;
  @Inject private Superuser superuser;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.withPeer("two-clouds-it.war", "ADOPT_AFTER_SECONDS=2");
  }

  @Test
  void beatsEachSecond() {
    String beat = "SELECT at FROM replication.heartbeat WHERE cloud = 'aws'";
    Eventually.await("there is a heartbeat", () -> !superuser.value(beat).isEmpty());
    String first = superuser.value(beat);
    Eventually.await("there is another one", () -> !superuser.value(beat).equals(first));
    assertThat(
            superuser.value(
                "SELECT schema_versions ->> 'orders' FROM replication.heartbeat"
                    + " WHERE cloud = 'aws'"))
        .isNotEmpty();
  }

  @Test
  void finishesWhatASilentCloudLeftOpen() throws Exception {
    Sku sku = article();
    Shopper shopper = shopper();
    Order order = shopper.buys(sku, 2, LATE);
    giveToAzure(order);
    assertThat(state(order)).isEqualTo(OrderState.PLACED);
    heartbeatOfAzure();
    Eventually.await("the order is paid", () -> state(order) == OrderState.PAID);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    assertThat(orders.track(order.number(), shopper.email()).orElseThrow().state())
        .isEqualTo(OrderState.PAID);
    // Its owner alone writes its row.
    assertThat(rowState(order, "azure")).isEqualTo("PLACED");
    assertThat(rowState(order, "aws")).isEmpty();
    assertThat(eventsRecordedIn(order, "PAID")).isEqualTo("aws");
    assertThat(tasks(order, "MAIL_CONFIRMED", "aws")).isEqualTo(1);
    assertThat(unitsLeft(sku)).isEqualTo(3);
  }

  @Test
  void answersARepeatForAnOrderThatAnotherCloudTook() throws Exception {
    Shopper shopper = shopper().puts(article(), 2);
    PlaceOrder command = shopper.reviews(LATE);
    Order order = checkout.place(command);
    giveToAzure(order);
    Order repeated = checkout.place(command);
    assertThat(repeated.id()).isEqualTo(order.id());
    assertThat(repeated.state()).isEqualTo(OrderState.PAID);
    assertThat(checkout.place(command).state()).isEqualTo(OrderState.PAID);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    assertThat(rowState(order, "aws")).isEmpty();
    assertThat(carts.cart(shopper.cart()).isEmpty()).isTrue();
  }

  @Test
  void followsAPaymentThatAnotherCloudRecorded() throws Exception {
    Order order = shopper().buys(article(), 2, LATE);
    eventFromAzure(order, "PAID", order.total().getAmountMinorLong(), null);
    assertThat(state(order)).isEqualTo(OrderState.PAID);
    Eventually.await("the row follows", () -> rowState(order, "aws").equals("PAID"));
    // Who recorded it writes to the shopper.
    assertThat(tasks(order, "MAIL_CONFIRMED", "aws")).isZero();
    assertThat(orders.order(order.id()).orElseThrow().confirmation()).contains(Confirmation.BOTH);
    Eventually.await("nothing is left to do", () -> tables.openTasksOf(order.id()) == 0);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    assertThat(tasks(order, "MAIL_CONFIRMED", "aws")).isZero();
  }

  @Test
  void putsUnitsBackThatAnotherCloudsDeclineSetFree() throws Exception {
    Sku sku = article();
    Order order = shopper().buys(sku, 2, "tok_late_declined");
    assertThat(unitsLeft(sku)).isEqualTo(3);
    eventFromAzure(order, "DECLINED", null, "insufficient_funds");
    Eventually.await("the row follows", () -> rowState(order, "aws").equals("DECLINED"));
    assertThat(unitsLeft(sku)).isEqualTo(5);
    Eventually.await("nothing is left to do", () -> tables.openTasksOf(order.id()) == 0);
    assertThat(unitsLeft(sku)).isEqualTo(5);
    assertThat(orders.order(order.id()).orElseThrow().declineCode()).contains("insufficient_funds");
  }

  @ParameterizedTest
  @ValueSource(strings = {GOOD, LATE})
  void givesUpItsOwnTwinIfTheOtherWasPlacedFirst(String token) throws Exception {
    Sku sku = article();
    Order order = shopper().buys(sku, 2, token);
    twinInAzure(order, "-1 minute");
    Eventually.await("the row is given up", () -> rowState(order, "aws").equals("SUPERSEDED"));
    assertThat(unitsLeft(sku)).isEqualTo(5);
    Eventually.await("it is paid", () -> state(order) == OrderState.PAID);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    Order shown = orders.order(order.id()).orElseThrow();
    assertThat(shown.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.sku()).isEqualTo(sku));
    assertThat(shown.events()).extracting(Order.Event::type).containsExactly("PLACED", "PAID");
    assertThat(tasks(order, "MAIL_CONFIRMED", "aws")).isEqualTo(1);
    // However often it is looked at, units go back once.
    eventFromAzure(order, "SHIPPED", null, null);
    Eventually.await("it is shipped", () -> state(order) == OrderState.SHIPPED);
    Eventually.await("it was looked at", () -> notFollowed(order).equals("0"));
    assertThat(unitsLeft(sku)).isEqualTo(5);
  }

  @Test
  void keepsItsOwnTwinIfItWasPlacedFirst() throws Exception {
    Sku sku = article();
    Order order = shopper().buys(sku, 2, GOOD);
    twinInAzure(order, "1 minute");
    Eventually.await("it was looked at", () -> notFollowed(order).equals("0"));
    assertThat(rowState(order, "aws")).isEqualTo("PAID");
    assertThat(unitsLeft(sku)).isEqualTo(3);
    assertThat(orders.order(order.id()).orElseThrow().placedAt()).isEqualTo(order.placedAt());
  }

  @ParameterizedTest
  @CsvSource({"0, aws", "100, azure"})
  void countsTheTwinWhoseTotalWasCharged(long chargedMore, String canonical) throws Exception {
    Order order = shopper().buys(article(), 2, LATE);
    twinInAzure(order, "-1 minute", 100);
    eventFromAzure(order, "PAID", order.total().getAmountMinorLong() + chargedMore, null);
    String end = canonical.equals("aws") ? "PAID" : "SUPERSEDED";
    Eventually.await("the row follows", () -> rowState(order, "aws").equals(end));
    assertThat(orders.order(order.id()).orElseThrow().total())
        .isEqualTo(order.total().plusMinor(chargedMore));
  }

  @Test
  void beginsAnewIfTheDraftIsOlderThanItsOrder() throws Exception {
    Shopper shopper = shopper();
    Order order = shopper.buys(article(), 1, GOOD);
    superuser.replicate(
        "UPDATE orders.checkout_draft SET order_id = ?::uuid WHERE cart = ?::uuid",
        order.id(),
        shopper.cart());
    assertThat(checkout.draft(shopper.cart()).orderId()).isNotEqualTo(order.id());
    assertThat(shopper.buys(article(), 1, GOOD).id()).isNotEqualTo(order.id());
  }

  @Test
  void takesAnOrderWhoseDraftHasNotArrived() throws Exception {
    Shopper shopper = shopper().puts(article(), 1);
    PlaceOrder command = shopper.reviews(GOOD);
    superuser.replicate("DELETE FROM orders.checkout_draft WHERE cart = ?::uuid", shopper.cart());
    assertThat(checkout.place(command).state()).isEqualTo(OrderState.PAID);
    assertThat(checkout.draft(shopper.cart()).orderId()).isNotEqualTo(command.orderId());
  }

  @Test
  void marksAndRefundsWhatAnotherCloudTook() throws Exception {
    Order order = shopper().buys(article(), 1, GOOD);
    giveToAzure(order);
    assertThat(orders.markShipped(order.id()).state()).isEqualTo(OrderState.SHIPPED);
    Order refunded = orders.refund(order.id(), UUID.randomUUID(), Money.parse("EUR 100.00"));
    assertThat(refunded.refunded()).isEqualTo(Money.parse("EUR 100.00"));
    assertThat(orders.refund(order.id(), UUID.randomUUID(), Money.parse("EUR 19.00")).state())
        .isEqualTo(OrderState.REFUNDED);
    assertThat(rowState(order, "azure")).isEqualTo("PAID");
  }

  // The other cloud's point of view: what it took is here as replication has brought it.
  private void giveToAzure(Order order) throws SQLException {
    superuser.replicate(
        "UPDATE orders.order_line SET cloud = 'azure' WHERE order_id = ?::uuid", order.id());
    superuser.replicate(
        "UPDATE orders.outbox SET cloud = 'azure' WHERE order_id = ?::uuid", order.id());
    superuser.replicate(
        "UPDATE orders.orders SET cloud = 'azure', cart_cleared = false WHERE id = ?::uuid",
        order.id());
  }

  private void twinInAzure(Order order, String later) throws SQLException {
    twinInAzure(order, later, 0);
  }

  private void twinInAzure(Order order, String later, int dearerMinor) throws SQLException {
    superuser.replicate(
        """
        INSERT INTO orders.order_line (order_id, cloud, position, sku, product_handle, title,
          options, quantity, unit_minor, currency, recorded_in)
        SELECT order_id, 'azure', position, sku, product_handle, title, options, quantity,
          unit_minor, currency, 'azure'
        FROM orders.order_line WHERE order_id = ?::uuid AND cloud = 'aws'
        """,
        order.id());
    superuser.replicate(
        """
        INSERT INTO orders.orders (id, cloud, number, cart, email, name, line1, line2, postcode,
          city, country, delivery_code, delivery_name, delivery_promise, delivery_minor,
          goods_minor, total_minor, vat_minor, vat_percent, currency, quote_fingerprint, placed_at)
        SELECT id, 'azure', number, cart, email, name, line1, line2, postcode,
          city, country, delivery_code, delivery_name, delivery_promise, delivery_minor,
          goods_minor + CAST(? AS bigint), total_minor + CAST(? AS bigint), vat_minor,
          vat_percent, currency, quote_fingerprint,
          placed_at + CAST(? AS interval)
        FROM orders.orders WHERE id = ?::uuid AND cloud = 'aws'
        """,
        dearerMinor,
        dearerMinor,
        later,
        order.id());
  }

  private void eventFromAzure(Order order, String type, Long amountMinor, String detail)
      throws SQLException {
    superuser.replicate(
        """
        INSERT INTO orders.order_event
          (id, order_id, type, amount_minor, currency, detail, recorded_in)
        VALUES (?::uuid, ?::uuid, ?, CAST(nullif(?, '') AS bigint), 'EUR', nullif(?, ''), 'azure')
        """,
        Generators.nameBasedGenerator(order.id().value()).generate(type + ":"),
        order.id(),
        type,
        amountMinor == null ? "" : amountMinor,
        detail == null ? "" : detail);
  }

  private void heartbeatOfAzure() throws SQLException {
    superuser.replicate(
        "INSERT INTO replication.heartbeat (cloud) VALUES ('azure') ON CONFLICT DO NOTHING");
  }

  private String rowState(Order order, String cloud) {
    return superuser.value(
        "SELECT state FROM orders.orders WHERE id = ?::uuid AND cloud = ?", order.id(), cloud);
  }

  private String eventsRecordedIn(Order order, String type) {
    return superuser.value(
        "SELECT recorded_in FROM orders.order_event WHERE order_id = ?::uuid AND type = ?",
        order.id(),
        type);
  }

  private String notFollowed(Order order) {
    return superuser.value(
        "SELECT count(*) FROM orders.to_follow WHERE order_id = ?::uuid", order.id());
  }

  private int tasks(Order order, String kind, String cloud) {
    return Integer.parseInt(
        superuser.value(
            "SELECT count(*) FROM orders.outbox WHERE order_id = ?::uuid AND kind = ?"
                + " AND cloud = ?",
            order.id(),
            kind,
            cloud));
  }

  private Shopper shopper() {
    return shoppers.get().arrive();
  }

  private Sku article() {
    Sku sku = new Sku("A-" + UUID.randomUUID());
    catalog.put(sku, PRICE, 5);
    return sku;
  }

  private int unitsLeft(Sku sku) {
    return catalog.offers(java.util.List.of(sku)).get(sku).unitsAvailable();
  }

  private OrderState state(Order order) {
    return orders.order(order.id()).orElseThrow().state();
  }
}
