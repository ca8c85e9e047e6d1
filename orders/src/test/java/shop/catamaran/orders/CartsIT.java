package shop.catamaran.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart.Notice;
import shop.catamaran.orders.IdempotencyRecords.Answer;
import shop.catamaran.orders.IdempotencyRecords.Recorded;
import shop.catamaran.orders.fakes.FakeCatalog;
import shop.catamaran.orders.internal.idempotency.IdempotencyPurge;

@ArquillianTest
class CartsIT {

  private static final Money PRICE = Money.parse("EUR 119.00");

  @Inject private Carts carts;
  @Inject private Concurrently concurrently;
  @Inject private FakeCatalog catalog;
  @Inject private IdempotencyRecords records;
  @Inject private IdempotencyPurge purge;
  @Inject private Superuser superuser;

  @Deployment
  static WebArchive archive() {
    return OrdersArchive.named("carts-it.war");
  }

  @Test
  void keepsLinesInTheOrderOfAdding() {
    CartId cart = carts.create();
    Sku first = article(9);
    Sku second = article(9);
    carts.add(cart, first, 1);
    carts.add(cart, second, 2);
    carts.add(cart, first, 1);
    Cart stored = carts.cart(cart);
    assertThat(stored.lines()).extracting(Cart.Line::sku).containsExactly(first, second);
    assertThat(stored.lines()).extracting(Cart.Line::quantity).containsExactly(2, 2);
    assertThat(stored.lines().get(0).options()).containsEntry("Size", "M");
    assertThat(stored.goodsTotal()).isEqualTo(PRICE.multipliedBy(4));
    assertThat(carts.unitCount(cart)).isEqualTo(4);
  }

  @Test
  void isEmptyIfUnknown() {
    assertThat(carts.cart(carts.create()).isEmpty()).isTrue();
    assertThat(carts.unitCount(carts.create())).isZero();
  }

  @Test
  void beginsAnewWithWhatWasTakenOut() {
    CartId cart = carts.create();
    Sku sku = article(9);
    carts.add(cart, sku, 5);
    assertThat(carts.setQuantity(cart, sku, 0).isEmpty()).isTrue();
    assertThat(carts.remove(cart, sku).isEmpty()).isTrue();
    assertThat(carts.add(cart, sku, 1).unitCount()).isEqualTo(1);
    assertThat(carts.setQuantity(cart, sku, 7).unitCount()).isEqualTo(7);
  }

  @Test
  void refusesWhatCannotBe() {
    CartId cart = carts.create();
    Sku sku = article(9);
    for (int quantity : new int[] {0, -1, 100, 1_000_000_000}) {
      assertThatThrownBy(() -> carts.add(cart, sku, quantity))
          .isInstanceOf(InvalidQuantityException.class);
    }
    assertThatThrownBy(() -> carts.setQuantity(cart, sku, -1))
        .isInstanceOf(InvalidQuantityException.class);
    assertThatThrownBy(() -> carts.add(cart, new Sku("NO-SUCH"), 1))
        .isInstanceOf(UnknownArticleException.class);
    assertThat(carts.cart(cart).isEmpty()).isTrue();
  }

  @Test
  void holdsAtMostAHundredArticles() {
    CartId cart = carts.create();
    Sku first = article(9);
    carts.add(cart, first, 1);
    for (int count = 1; count < Carts.LINES_MAX; count++) {
      carts.add(cart, article(9), 1);
    }
    assertThatThrownBy(() -> carts.add(cart, article(9), 1)).isInstanceOf(CartFullException.class);
    assertThat(carts.add(cart, first, 1).lines()).hasSize(Carts.LINES_MAX);
  }

  @Test
  void losesNoUnitsWhenManyAddAtOnce() throws Exception {
    CartId cart = carts.create();
    Sku sku = article(9);
    concurrently.run(Collections.nCopies(8, () -> carts.add(cart, sku, 7)));
    assertThat(carts.unitCount(cart)).isEqualTo(56);
    concurrently.run(Collections.nCopies(8, () -> carts.add(cart, sku, 7)));
    assertThat(carts.unitCount(cart)).isEqualTo(Carts.QUANTITY_MAX);
  }

  @Test
  void saysWhatHasChanged() {
    CartId cart = carts.create();
    Sku sku = article(9);
    carts.add(cart, sku, 3);
    Money price = Money.parse("EUR 129.00");
    catalog.put(sku, price, 9);
    Cart.Line line = carts.cart(cart).lines().get(0);
    assertThat(line.notice()).isEqualTo(Notice.PRICE_CHANGED);
    assertThat(line.priceWhenAdded()).isEqualTo(PRICE);
    assertThat(line.unitPrice()).isEqualTo(price);
    assertThat(carts.setQuantity(cart, sku, 3).lines().get(0).notice()).isEqualTo(Notice.NONE);
    catalog.put(sku, price, 2);
    assertThat(carts.cart(cart).lines().get(0).notice()).isEqualTo(Notice.TOO_FEW_LEFT);
    catalog.withdraw(sku);
    line = carts.cart(cart).lines().get(0);
    assertThat(line.notice()).isEqualTo(Notice.WITHDRAWN);
    assertThat(line.title()).isEqualTo("Storm Jacket");
  }

  @ParameterizedTest
  @CsvSource({
    "aws, 6 days, true",
    "aws, 8 days, false",
    "azure, 6 days, true",
    "azure, 8 days, false"
  })
  void forgetsIdempotencyRecordsAfterAWeek(String cloud, String age, boolean kept)
      throws Exception {
    String key = "old/" + UUID.randomUUID();
    superuser.replicate(
        """
        INSERT INTO orders.idempotency_record
          (key, request_hash, status, body, recorded_at, recorded_in)
        VALUES (?, 'hash', 200, '', now() - CAST(? AS interval), ?)
        """,
        key,
        age,
        cloud);
    while (purge.purgeBatch()) {
      // The next batch follows.
    }
    assertThat(records.find(key).isPresent()).isEqualTo(kept);
  }

  @Test
  void letsNobodyTakeAwayAnIdempotencyRecordBeforeItsTime() {
    String key = "young/" + UUID.randomUUID();
    records.record(key, "hash", new Answer(200, ""));
    assertThatThrownBy(
            () -> superuser.execute("DELETE FROM orders.idempotency_record WHERE key = ?", key))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("seven days");
    assertThat(records.find(key)).isPresent();
  }

  @Test
  void doesTheWorkOfOneIdempotencyKeyOnce() throws Exception {
    CartId cart = carts.create();
    Sku sku = article(9);
    String key = "POST /carts " + cart;
    List<Concurrently.Outcome<Recorded>> outcomes =
        concurrently.run(
            Collections.nCopies(
                6,
                () ->
                    records.once(
                        key,
                        "hash",
                        () ->
                            new Answer(200, String.valueOf(carts.add(cart, sku, 1).unitCount())))));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
    assertThat(carts.unitCount(cart)).isEqualTo(1);
    assertThat(outcomes)
        .extracting(outcome -> outcome.value().answer())
        .containsOnly(new Answer(200, "1"));
    assertThat(records.find(key)).map(Recorded::requestHash).contains("hash");
    assertThat(records.record(key, "other", new Answer(500, "")).answer().status()).isEqualTo(200);
  }

  private Sku article(int units) {
    Sku sku = new Sku("A-" + UUID.randomUUID());
    catalog.put(sku, PRICE, units);
    return sku;
  }
}
