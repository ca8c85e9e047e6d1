package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.CatalogImport;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.fakes.FakePayments;
import shop.catamaran.payments.CardDetails;
import shop.catamaran.payments.CardTokens;

/** Placing with the real catalog, the real payments and the sandbox gateway. */
@ArquillianTest
class PlacingIT {

  /** Several times as many as there are connections to the database. */
  private static final int SHOPPERS = 20;

  private static final int RACES = 50;
  private static final String SUCCESS = "4242424242424242";

  @Inject private Carts carts;
  @Inject private Checkout checkout;
  @Inject private Orders orders;
  @Inject private Instance<Shopper> shoppers;
  @Inject private Concurrently concurrently;
  @Inject private Catalog catalog;
  @Inject private CatalogImport imports;
  @Inject private CardTokens tokens;
  @Inject private OrdersTables tables;
  @Inject private Superuser superuser;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.named("placing-it.war")
        .deleteClasses(FakeCatalog.class, FakePayments.class)
        .deleteClasses(CartsIT.class, CheckoutIT.class, OrdersIT.class)
        .deleteClasses(BarrierIT.class, HeldConfirmationIT.class, TwoCloudsIT.class);
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, PAID",
    "4000000000000341, PAID",
    "4000000000005126, PAID",
    "4000000000009995, DECLINED"
  })
  void endsAsTheCardSays(String number, OrderState end) throws Exception {
    Sku sku = article(5, "119.00");
    Shopper shopper = shoppers.get().arrive();
    Order order = shopper.buys(sku, 2, token(number));
    Eventually.await(number + " ends", () -> orders.order(order.id()).orElseThrow().state() == end);
    assertThat(unitsLeft(sku)).isEqualTo(end == OrderState.PAID ? 3 : 5);
    assertThat(carts.unitCount(shopper.cart())).isEqualTo(end == OrderState.PAID ? 0 : 2);
    assertThat(tables.paymentsOf(order.id())).isEqualTo(1);
  }

  @Test
  void givesMoneyBack() throws Exception {
    Order order = shoppers.get().arrive().buys(article(5, "119.00"), 1, token(SUCCESS));
    Order refunded = orders.refund(order.id(), UUID.randomUUID(), Money.parse("EUR 119.00"));
    assertThat(refunded.state()).isEqualTo(OrderState.REFUNDED);
  }

  @Test
  void leavesNothingOfTheOrderThatComesTooLateForTheLastUnit() throws Exception {
    Sku plenty = article(1_000, "10.00");
    for (int race = 1; race <= RACES; race++) {
      Sku last = article(1, "119.00");
      List<Callable<Order>> placings = new ArrayList<>();
      List<PlaceOrder> commands = new ArrayList<>();
      for (int count = 0; count < 2; count++) {
        Shopper shopper = shoppers.get().arrive().puts(plenty, 1).puts(last, 1);
        PlaceOrder command = shopper.reviews(token(SUCCESS));
        commands.add(command);
        placings.add(() -> checkout.place(command));
      }
      List<Concurrently.Outcome<Order>> outcomes = concurrently.run(placings);
      assertThat(outcomes).filteredOn(outcome -> outcome.failure() == null).hasSize(1);
      int loser = outcomes.get(0).failure() == null ? 1 : 0;
      assertThat(outcomes.get(loser).failure()).isInstanceOf(QuoteChangedException.class);
      assertThat(tables.rowsOf(commands.get(loser).orderId())).isZero();
      assertThat(tables.paymentsOf(commands.get(loser).orderId())).isZero();
      assertThat(carts.unitCount(commands.get(loser).cart())).isEqualTo(2);
      assertThat(unitsLeft(last)).isZero();
      assertThat(unitsLeft(plenty)).isEqualTo(1_000 - race);
    }
  }

  @Test
  void placesAgainIfTheDatabaseGivesUpTheTransactionForADeadlock() throws Exception {
    Sku sku = article(5, "119.00");
    Shopper shopper = shoppers.get().arrive().puts(sku, 2);
    PlaceOrder command = shopper.reviews(token(SUCCESS));
    CountDownLatch locked = new CountDownLatch(1);
    Callable<Order> disturber =
        () -> {
          superuser.deadlock(
              "SELECT 1 FROM catalog.stock_allotment WHERE sku = '" + sku + "' FOR UPDATE",
              "SELECT pg_advisory_xact_lock(hashtextextended('cart:" + shopper.cart() + "', 0))",
              locked);
          return null;
        };
    Callable<Order> placing =
        () -> locked.await(30, TimeUnit.SECONDS) ? checkout.place(command) : null;
    List<Concurrently.Outcome<Order>> outcomes = concurrently.run(List.of(disturber, placing));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
    assertThat(outcomes.get(1).value().state()).isEqualTo(OrderState.PAID);
    assertThat(unitsLeft(sku)).isEqualTo(3);
  }

  @Test
  void manyShoppersAtOnceShareFewConnections() throws Exception {
    Sku sku = article(100, "119.00");
    List<Callable<Order>> purchases = new ArrayList<>();
    for (int count = 0; count < SHOPPERS; count++) {
      Shopper shopper = shoppers.get().arrive();
      String token = token(SUCCESS);
      purchases.add(() -> shopper.buys(sku, 1, token));
    }
    assertThat(concurrently.run(purchases))
        .allSatisfy(outcome -> assertThat(outcome.failure()).isNull())
        .extracting(outcome -> outcome.value().state())
        .containsOnly(OrderState.PAID);
    assertThat(unitsLeft(sku)).isEqualTo(100 - SHOPPERS);
  }

  private Sku article(int units, String price) throws IOException {
    String name = "a-" + UUID.randomUUID();
    Sku sku = new Sku(name.toUpperCase(Locale.ROOT));
    String file =
        """
        Handle,Title,Body (HTML),Vendor,Product Category,Tags,Variant SKU,Variant Inventory Qty,\
        Variant Price,Image Src
        %s,Storm Jacket,Keeps rain out,Catamaran,Clothing > Jackets,,%s,%d,%s,
        """
            .formatted(name, sku, units, price);
    assertThat(imports.importCsv(new StringReader(file), source -> Optional.empty()).badRows())
        .isEmpty();
    return sku;
  }

  private String token(String number) {
    return tokens.tokenize(new CardDetails(number, 12, 2030, "123")).value();
  }

  private int unitsLeft(Sku sku) {
    return catalog.offers(List.of(sku)).get(sku).unitsAvailable();
  }
}
