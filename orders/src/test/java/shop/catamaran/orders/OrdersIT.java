package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.fakes.FakeMailServer;
import shop.catamaran.orders.fakes.FakePayments;
import shop.catamaran.payments.RefundRefusedException;

@ArquillianTest
class OrdersIT {

  private static final Money PRICE = Money.parse("EUR 119.00");
  private static final String GOOD = "tok_good_card";
  private static final String CHECK_VIOLATION = "23514";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @Inject private Carts carts;
  @Inject private Checkout checkout;
  @Inject private Orders orders;
  @Inject private Instance<Shopper> shoppers;
  @Inject private FakeCatalog catalog;
  @Inject private FakePayments payments;
  @Inject private OrdersTables tables;

  @Inject
  @ConfigProperty(name = "MAIL_PORT")
  private int mailPort;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.named("orders-it.war");
  }

  @Test
  void bringsAnUnknownPaymentToItsEndInTheBackground() {
    Sku sku = article();
    Shopper shopper = shopper();
    Order order = shopper.buys(sku, 2, "tok_late_paid");
    assertThat(order.state()).isEqualTo(OrderState.PLACED);
    assertThat(carts.cart(shopper.cart()).isEmpty()).isTrue();
    assertThat(checkout.draft(shopper.cart()).orderId()).isNotEqualTo(order.id());
    Eventually.await("the order is paid", () -> state(order) == OrderState.PAID);
    assertThat(payments.charges(order.id().value())).isEqualTo(1);
    assertThat(unitsLeft(sku)).isEqualTo(3);
  }

  @Test
  void writesToTheShopperIfTheCardIsDeclinedLate() throws Exception {
    try (FakeMailServer server = new FakeMailServer(mailPort)) {
      Sku sku = article();
      Shopper shopper = shopper();
      Order order = shopper.buys(sku, 2, "tok_late_declined");
      Eventually.await("the shopper is told", () -> server.messagesTo(shopper.email()).size() == 1);
      assertThat(state(order)).isEqualTo(OrderState.DECLINED);
      assertThat(unitsLeft(sku)).isEqualTo(5);
      assertThat(carts.cart(shopper.cart()).lines())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.sku()).isEqualTo(sku);
                assertThat(line.quantity()).isEqualTo(2);
                assertThat(line.priceWhenAdded()).isEqualTo(PRICE);
              });
      assertThat(server.messagesTo(shopper.email()).get(0).getSubject())
          .contains(order.number().value())
          .contains("did not go through");
    }
  }

  @Test
  void sendsTheConfirmationOnceTheMailServerIsBack() throws Exception {
    Shopper shopper = shopper();
    Order order = shopper.buys(article(), 1, GOOD);
    Eventually.await("sending fails", () -> tables.failedAttemptsOf(order.id()) >= 2);
    try (FakeMailServer server = new FakeMailServer(mailPort)) {
      Eventually.await("the mail is done", () -> tables.openTasksOf(order.id()) == 0);
      List<MimeMessage> mails = server.messagesTo(shopper.email());
      assertThat(mails).hasSize(1);
      assertThat(mails.get(0).getMessageID()).matches("<[0-9a-f-]{36}@127.0.0.1>");
      MimeMultipart content = (MimeMultipart) mails.get(0).getContent();
      assertThat(content.getCount()).isEqualTo(2);
      assertThat((String) content.getBodyPart(0).getContent()).contains("1 × Storm Jacket (M)");
      assertThat((String) content.getBodyPart(1).getContent()).contains("<h1");
    }
  }

  @Test
  void givesBackPartsUntilNothingIsLeft() {
    Order order = shopper().buys(article(), 1, GOOD);
    UUID first = UUID.randomUUID();
    Money part = Money.parse("EUR 100.00");
    assertThat(orders.refund(order.id(), first, part).refunded()).isEqualTo(part);
    assertThat(orders.refund(order.id(), first, part).refunded()).isEqualTo(part);
    assertThatThrownBy(() -> orders.refund(order.id(), first, Money.parse("EUR 1.00")))
        .isInstanceOf(RefundRefusedException.class);
    assertThatThrownBy(() -> orders.refund(order.id(), UUID.randomUUID(), part))
        .isInstanceOf(RefundRefusedException.class)
        .hasMessageContaining("EUR 19.00");
    for (String amount : List.of("EUR 0.00", "EUR -1.00", "USD 1.00")) {
      assertThatThrownBy(() -> orders.refund(order.id(), UUID.randomUUID(), Money.parse(amount)))
          .isInstanceOf(RefundRefusedException.class);
    }
    Order whole = orders.refund(order.id(), UUID.randomUUID(), Money.parse("EUR 19.00"));
    assertThat(whole.state()).isEqualTo(OrderState.REFUNDED);
    assertThat(whole.refunded()).isEqualTo(PRICE);
    assertThat(whole.events())
        .extracting(Order.Event::type)
        .containsExactly(
            "PLACED",
            "PAID",
            "REFUND_REQUESTED",
            "PARTLY_REFUNDED",
            "REFUND_REQUESTED",
            "REFUNDED");
  }

  @Test
  void confirmsARefundInTheBackground() {
    Order order = shopper().buys(article(), 1, GOOD);
    payments.answerRefunds(false);
    try {
      Order asked = orders.refund(order.id(), UUID.randomUUID(), PRICE);
      assertThat(asked.state()).isEqualTo(OrderState.PAID);
      assertThat(asked.refunded()).isEqualTo(Money.parse("EUR 0.00"));
    } finally {
      payments.answerRefunds(true);
    }
    Eventually.await("the refund is confirmed", () -> state(order) == OrderState.REFUNDED);
  }

  @Test
  void shipsAndDeliversWhatWasPaid() {
    Order order = shopper().buys(article(), 1, GOOD);
    assertThatThrownBy(() -> orders.markDelivered(order.id()))
        .isInstanceOf(InvalidTransitionException.class);
    assertThat(orders.markShipped(order.id()).state()).isEqualTo(OrderState.SHIPPED);
    assertThat(orders.markShipped(order.id()).state()).isEqualTo(OrderState.SHIPPED);
    assertThat(orders.markDelivered(order.id()).events())
        .extracting(Order.Event::type)
        .containsExactly("PLACED", "PAID", "SHIPPED", "DELIVERED");
    OrderId unknown = new OrderId(UUID.randomUUID());
    assertThatThrownBy(() -> orders.markShipped(unknown)).isInstanceOf(UnknownOrderException.class);
    assertThatThrownBy(() -> orders.refund(unknown, UUID.randomUUID(), PRICE))
        .isInstanceOf(UnknownOrderException.class);
    assertThat(orders.order(unknown)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE orders.orders SET state = 'PLACED' WHERE id = ?::uuid           | 23514
          UPDATE orders.orders SET state = 'DECLINED' WHERE id = ?::uuid         | 23514
          UPDATE orders.orders SET state = 'DELIVERED' WHERE id = ?::uuid        | 23514
          UPDATE orders.orders SET state = 'LOST' WHERE id = ?::uuid             | 23514
          UPDATE orders.orders SET refunded_minor = 99999999 WHERE id = ?::uuid  | 23514
          UPDATE orders.orders SET total_minor = 1 WHERE id = ?::uuid            | 42501
          UPDATE orders.orders SET cloud = 'azure' WHERE id = ?::uuid            | 42501
          DELETE FROM orders.orders WHERE id = ?::uuid                           | 42501
          UPDATE orders.order_event SET type = 'PAID' WHERE order_id = ?::uuid   | 42501
          DELETE FROM orders.order_event WHERE order_id = ?::uuid                | 42501
          UPDATE orders.order_line SET quantity = 1 WHERE order_id = ?::uuid     | 42501
          """)
  void isGuardedByTheDatabaseItself(String sql, String state) {
    Order order = shopper().buys(article(), 1, GOOD);
    assertThat(List.of(CHECK_VIOLATION, INSUFFICIENT_PRIVILEGE)).contains(state);
    assertThatThrownBy(() -> tables.execute(sql, order.id()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Test
  void writesNoRowOfAnotherCloud() {
    Order order = shopper().buys(article(), 1, GOOD);
    String copy =
        """
        INSERT INTO orders.outbox (id, cloud, kind, order_id, next_attempt_at)
        VALUES (gen_random_uuid(), 'azure', 'SETTLE_PAYMENT', ?::uuid, now())
        """;
    assertThatThrownBy(() -> tables.execute(copy, order.id()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(CHECK_VIOLATION));
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
    return catalog.offers(List.of(sku)).get(sku).unitsAvailable();
  }

  private OrderState state(Order order) {
    return orders.order(order.id()).orElseThrow().state();
  }
}
