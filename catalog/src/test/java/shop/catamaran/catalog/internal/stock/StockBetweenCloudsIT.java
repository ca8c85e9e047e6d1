package shop.catamaran.catalog.internal.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.catamaran.catalog.internal.stock.TwoClouds.AWS;
import static shop.catamaran.catalog.internal.stock.TwoClouds.AZURE;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.StockTransfer;

/** Units on their way between two real databases that replicate to each other. */
class StockBetweenCloudsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static TwoClouds clouds;

  @BeforeAll
  static void starts() throws Exception {
    clouds = new TwoClouds(folder);
    clouds.run(
        AWS,
        "INSERT INTO catalog.category (slug, name, path, position)"
            + " VALUES ('ropes', 'Ropes', '{ropes}', 1)");
  }

  @AfterAll
  static void stops() {
    clouds.close();
  }

  @Test
  void whatArrivesIsClaimedOnce() throws Exception {
    String sku = article(10);
    StockTransfer transfer = transfer(sku, AWS, AZURE, 4);
    assertThat(inAws(stock -> stock.give(List.of(transfer)))).isEqualTo(1);
    awaitInTransit(AZURE, transfer);
    assertThat(inAzure(stock -> stock.claimArrived(100))).isEqualTo(1);
    assertThat(inAzure(stock -> stock.claimArrived(100))).isZero();
    assertThat(inAzure(stock -> stock.claim(List.of(transfer)))).isZero();
    clouds.awaitTheSame();
    for (String cloud : List.of(AWS, AZURE)) {
      assertThat(free(cloud, sku, AWS)).isEqualTo(6);
      assertThat(free(cloud, sku, AZURE)).isEqualTo(4);
      assertThat(inTransit(cloud, transfer)).isZero();
    }
  }

  @Test
  void whatTheGiverAnsweredIsClaimedAtOnceAndNotAgainWhenItArrives() throws Exception {
    String sku = article(10);
    StockTransfer transfer = transfer(sku, AWS, AZURE, 3);
    clouds.cut();
    inAws(stock -> stock.give(List.of(transfer)));
    assertThat(inAzure(stock -> stock.claim(List.of(transfer)))).isEqualTo(1);
    assertThat(sell(AZURE, sku, 3)).isTrue();
    assertThat(sell(AZURE, sku, 1)).isFalse();
    clouds.heal();
    clouds.awaitTheSame();
    inAzure(stock -> stock.claimArrived(100));
    clouds.awaitTheSame();
    for (String cloud : List.of(AWS, AZURE)) {
      assertThat(free(cloud, sku, AWS)).isEqualTo(7);
      assertThat(free(cloud, sku, AZURE)).isZero();
      assertThat(inTransit(cloud, transfer)).isZero();
    }
  }

  @Test
  void nobodyGivesWhatItHasNot() throws Exception {
    String sku = article(3);
    assertThat(inAws(stock -> stock.give(List.of(transfer(sku, AWS, AZURE, 4))))).isZero();
    assertThat(sell(AWS, sku, 3)).isTrue();
    assertThat(inAws(stock -> stock.give(List.of(transfer(sku, AWS, AZURE, 1))))).isZero();
  }

  @Test
  void nobodyClaimsWhatWasNotGivenToIt() throws Exception {
    String sku = article(3);
    StockTransfer transfer = transfer(sku, AWS, AZURE, 2);
    inAws(stock -> stock.give(List.of(transfer)));
    assertThat(inAws(stock -> stock.claim(List.of(transfer)))).isZero();
    try (Connection member = clouds.member(AZURE);
        var statement = member.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO catalog.stock_claim (transfer, sku, units) VALUES ('%s', '%s', 9)"
                          .formatted(UUID.randomUUID(), sku)))
          .hasMessageContaining("no transfer");
    }
  }

  @Test
  void newStockSpreadsToBothCloudsAndComesToRest() throws Exception {
    List<String> skus = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      skus.add(article(i));
    }
    clouds.awaitTheSame();
    int rounds = 0;
    while (round(AWS) + round(AZURE) > 0) {
      clouds.awaitTheSame();
      inAws(stock -> stock.claimArrived(100));
      inAzure(stock -> stock.claimArrived(100));
      clouds.awaitTheSame();
      assertThat(++rounds).as("rounds").isLessThanOrEqualTo(2);
    }
    for (int i = 0; i < skus.size(); i++) {
      String sku = skus.get(i);
      assertThat(free(AWS, sku, AWS) + free(AWS, sku, AZURE)).as("units").isEqualTo(i);
      assertThat(free(AWS, sku, AZURE)).as("of %d units", i).isEqualTo(i / 2);
    }
  }

  @Test
  void demandDrawsUnits() throws Exception {
    String sku = article(100);
    StockTransfer transfer = transfer(sku, AWS, AZURE, 50);
    inAws(stock -> stock.give(List.of(transfer)));
    inAzure(stock -> stock.claim(List.of(transfer)));
    assertThat(sell(AZURE, sku, 39)).isTrue();
    clouds.awaitTheSame();
    assertThat(round(AWS)).isEqualTo(1);
    clouds.awaitTheSame();
    inAzure(stock -> stock.claimArrived(100));
    clouds.awaitTheSame();
    assertThat(round(AWS)).isZero();
    assertThat(round(AZURE)).isZero();
    assertThat(free(AWS, sku, AZURE)).isBetween(55, 59);
  }

  @Test
  void aPartitionSellsNothingTwice() throws Exception {
    String sku = article(400);
    StockTransfer start = transfer(sku, AWS, AZURE, 200);
    inAws(stock -> stock.give(List.of(start)));
    awaitInTransit(AZURE, start);
    clouds.cut();
    List<Callable<Integer>> shoppers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int seed = i;
      shoppers.add(() -> sellAndGive(AWS, AZURE, sku, new Random(seed)));
      shoppers.add(() -> sellAndGive(AZURE, AWS, sku, new Random(seed)));
    }
    int sold = 0;
    ExecutorService threads = Executors.newFixedThreadPool(shoppers.size());
    try {
      for (Future<Integer> outcome : threads.invokeAll(shoppers)) {
        sold += outcome.get();
      }
    } finally {
      threads.shutdownNow();
    }
    clouds.heal();
    clouds.awaitTheSame();
    inAws(stock -> stock.claimArrived(10_000));
    inAzure(stock -> stock.claimArrived(10_000));
    clouds.awaitTheSame();
    assertThat(sold).isPositive();
    assertThat(
            clouds.number(
                AWS, "SELECT sum(sold) FROM catalog.stock_allotment WHERE sku='%s'".formatted(sku)))
        .isEqualTo(sold);
    assertThat(free(AWS, sku, AWS) + free(AWS, sku, AZURE)).isEqualTo(400 - sold);
  }

  @Test
  void ordersThatShareProductsDoNotWaitForEachOtherInACircle() throws Exception {
    List<String> skus = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      // Few enough for every sale to be news.
      skus.add(article(20));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> shoppers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int seed = i;
        shoppers.add(threads.submit(() -> buyAndReturn(skus, new Random(seed))));
      }
      while (!shoppers.stream().allMatch(Future::isDone)) {
        tellNews(AWS);
      }
      for (Future<Integer> shopper : shoppers) {
        assertThat(shopper.get()).isEqualTo(100);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void onlyWhatAShopperSeesIsNews() throws Exception {
    String sku = article(100);
    tellNews(AWS);
    sell(AWS, sku, 10);
    assertThat(news(AWS)).as("plenty is left").isZero();
    sell(AWS, sku, 86);
    assertThat(news(AWS)).as("four are left").isPositive();
    await().atMost(PATIENCE).until(() -> news(AZURE) > 0);
    assertThat(inStock(AWS, sku)).isTrue();
    sell(AWS, sku, 4);
    tellNews(AWS);
    assertThat(inStock(AWS, sku)).isFalse();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              tellNews(AZURE);
              return !inStock(AZURE, sku);
            });
  }

  private static int sellAndGive(String here, String there, String sku, Random random)
      throws SQLException {
    int sold = 0;
    try (Connection member = clouds.member(here)) {
      member.setAutoCommit(false);
      Allotments stock = new Allotments(member);
      for (int i = 0; i < 150; i++) {
        int units = 1 + random.nextInt(3);
        if (random.nextInt(10) == 0) {
          stock.give(List.of(transfer(sku, here, there, units)));
        } else if (stock.sell(sku, units)) {
          sold += units;
        }
        member.commit();
      }
    }
    return sold;
  }

  private static int buyAndReturn(List<String> skus, Random random) throws SQLException {
    int bought = 0;
    try (Connection member = clouds.member(AWS)) {
      member.setAutoCommit(false);
      Allotments stock = new Allotments(member);
      for (int i = 0; i < 100; i++) {
        Set<String> order = new TreeSet<>();
        for (int line = 0; line < 3; line++) {
          order.add(skus.get(random.nextInt(skus.size())));
        }
        boolean all = true;
        for (String sku : order) {
          all &= stock.sell(sku, 1);
        }
        member.commit();
        bought += all ? 1 : 0;
        for (String sku : order) {
          stock.putBack(sku, 1);
        }
        member.commit();
      }
    }
    return bought;
  }

  /** An article of a product of its own, with units in aws. */
  private static String article(int units) throws SQLException {
    UUID product = UUID.randomUUID();
    String sku = "R-" + product;
    clouds.run(
        AWS,
        """
        INSERT INTO catalog.product (id, handle, title, description_html, description_text, brand,
            category, category_path, attributes, tags, currency, price_min_minor, price_max_minor,
            import_hash)
        VALUES ('%1$s', 'r-%1$s', 'Rope', '', '', 'Halyard', 'ropes', '{ropes}', '{}', '{}', 'EUR',
            100, 100, '');
        INSERT INTO catalog.variant (sku, product, position, options, currency, price_minor,
            imported_units)
        VALUES ('R-%1$s', '%1$s', 1, '{}', 'EUR', 100, %2$d);
        INSERT INTO catalog.stock_allotment (sku, granted) VALUES ('R-%1$s', %2$d);
        """
            .formatted(product, units));
    return sku;
  }

  private static StockTransfer transfer(String sku, String from, String to, int units) {
    return new StockTransfer(UUID.randomUUID(), new Sku(sku), from, to, units);
  }

  private static int round(String cloud) throws SQLException {
    int gifts = 0;
    String position = "";
    do {
      try (Connection member = clouds.member(cloud)) {
        member.setAutoCommit(false);
        String other = cloud.equals(AWS) ? AZURE : AWS;
        BalanceRound.Outcome outcome =
            new BalanceRound(member, cloud, Set.of(other)).after(position);
        member.commit();
        gifts += outcome.gifts();
        position = outcome.position();
      }
    } while (!position.isEmpty());
    return gifts;
  }

  private static void tellNews(String cloud) throws SQLException {
    try (Connection member = clouds.member(cloud)) {
      member.setAutoCommit(false);
      while (new StockNews(member).tellNoted(100) > 0) {
        member.commit();
      }
      member.commit();
    }
  }

  private static long news(String cloud) throws SQLException {
    return clouds.number(cloud, "SELECT count(*) FROM catalog.stock_news");
  }

  private static boolean inStock(String cloud, String sku) throws SQLException {
    return clouds.number(
            cloud,
            "SELECT count(*) FROM catalog.availability a JOIN catalog.variant USING (product)"
                + " WHERE in_stock AND sku = '%s'".formatted(sku))
        == 1;
  }

  private static void awaitInTransit(String cloud, StockTransfer transfer) {
    await().atMost(PATIENCE).until(() -> inTransit(cloud, transfer) == 1);
  }

  private static long inTransit(String cloud, StockTransfer transfer) throws SQLException {
    return clouds.number(
        cloud,
        "SELECT count(*) FROM catalog.stock_in_transit WHERE transfer = '%s'"
            .formatted(transfer.id()));
  }

  private static int free(String seenIn, String sku, String of) throws SQLException {
    return (int)
        clouds.number(
            seenIn,
            "SELECT coalesce(sum(granted - sold - given), 0) FROM catalog.stock_allotment"
                + " WHERE sku = '%s' AND cloud = '%s'".formatted(sku, of));
  }

  private interface Work {
    int on(Allotments stock) throws SQLException;
  }

  private static boolean sell(String cloud, String sku, int units) throws SQLException {
    return in(cloud, stock -> stock.sell(sku, units) ? 1 : 0) == 1;
  }

  private static int inAws(Work work) throws SQLException {
    return in(AWS, work);
  }

  private static int inAzure(Work work) throws SQLException {
    return in(AZURE, work);
  }

  private static int in(String cloud, Work work) throws SQLException {
    try (Connection member = clouds.member(cloud)) {
      member.setAutoCommit(false);
      int outcome = work.on(new Allotments(member));
      member.commit();
      return outcome;
    }
  }
}
