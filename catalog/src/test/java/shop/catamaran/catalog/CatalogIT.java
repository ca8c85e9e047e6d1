package shop.catamaran.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.catamaran.catalog.CatalogImport.ImportReport;
import shop.catamaran.catalog.ProductQuery.Sort;

/** The catalog in a real server against a real database. */
@ArquillianTest
class CatalogIT {

  private static final int RACES = 50;
  private static final String HEADER =
      "Handle,Title,Body (HTML),Vendor,Product Category,Tags,Option1 Name,Option1 Value,"
          + "Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,"
          + "Material (product.metafields.custom.material)\n";
  private static final String FILE =
      HEADER
          + "storm-jacket,Storm Jacket,<p>Keeps <b>rain</b> out<script>x()</script></p>,Catamaran,"
          + "Clothing > Rain jackets,\"rain, new\",Size,S,SJ-S,5,129.00,149.00,jacket.svg,Nylon\n"
          + "storm-jacket,,,,,,,M,SJ-M,0,139.00,,,\n"
          + "cafe-mug,Café Mug,Holds tea.,Fairlead,Camp > Mugs,,,,MUG-1,3,12.50,,,Steel\n"
          + "rope-12,Mooring Rope 12 mm,Twelve millimetres.,Halyard,Sailing > Ropes,,,,ROPE-12,50,"
          + "39.90,,,\n";

  @Inject private Catalog catalog;
  @Inject private CatalogImport imports;
  @Inject private Stock stock;
  @Inject private StockTransfers transfers;
  @Inject private FakePeerStock peer;
  @Inject private UserTransaction transaction;

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Deployment
  static WebArchive archive() {
    return ShrinkWrap.create(WebArchive.class, "catalog-it.war")
        .addPackages(
            true,
            Filters.exclude(".*(CloudsIT|TwoClouds|BalanceTest|AskPlanTest|ShelfTest).*"),
            "shop.catamaran.catalog")
        .addAsResource("META-INF/persistence.xml")
        .addAsLibraries(new File("target/archive-libraries").listFiles())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML("container/web.xml");
  }

  @BeforeEach
  void importsTheFile() throws Exception {
    // Units stay where a test puts them.
    update("UPDATE catalog.stock_work SET due_at = 'infinity' WHERE name = 'balance'");
    imports.importCsv(new StringReader(FILE), CatalogIT::picture);
    await().until(() -> catalog.product("storm-jacket").isPresent());
  }

  @Test
  void showsWhatWasImported() {
    Product jacket = catalog.product("storm-jacket").orElseThrow();
    assertThat(jacket.title()).isEqualTo("Storm Jacket");
    assertThat(jacket.descriptionHtml()).contains("<b>rain</b>").doesNotContain("script");
    assertThat(jacket.attributes()).containsExactly(Map.entry("Material", "Nylon"));
    assertThat(jacket.category().pathSlugs()).containsExactly("clothing", "rain-jackets");
    assertThat(jacket.variants())
        .extracting(variant -> variant.sku().value(), variant -> variant.price().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SJ-S", "EUR 129.00"),
            org.assertj.core.groups.Tuple.tuple("SJ-M", "EUR 139.00"));
    assertThat(catalog.image(jacket.images().get(0)).orElseThrow().mediaType())
        .isEqualTo("image/svg+xml");
    assertThat(catalog.categories()).extracting(Category::slug).contains("clothing", "camp");
  }

  @Test
  void importingTwiceChangesNothing() throws Exception {
    ImportReport again = imports.importCsv(new StringReader(FILE), CatalogIT::picture);
    assertThat(again).isEqualTo(new ImportReport(0, 0, 3, List.of()));
  }

  @Test
  void keepsGoodRowsAndTellsWhatIsWrongWithTheOthers() throws Exception {
    ImportReport report =
        imports.importCsv(
            new StringReader(
                HEADER
                    + "good-hat,Good Hat,\"two\n"
                    + "lines\",Catamaran,Clothing > Hats,,,,HAT-1,1,19.90,,,\n"
                    + "bad-price,Bad Price,,Catamaran,Clothing > Hats,,,,HAT-2,1,19.905,,,\n"
                    + "bad-stock,Bad Stock,,Catamaran,Clothing > Hats,,,,HAT-3,-1,19.90,,,\n"
                    + "thief,Thief,,Catamaran,Clothing > Hats,,,,SJ-S,1,19.90,,,\n"
                    + "no-title,,,Catamaran,Clothing > Hats,,,,HAT-4,1,19.90,,missing.png,\n"),
            CatalogIT::picture);
    assertThat(report.created() + report.unchanged()).isEqualTo(1);
    assertThat(report.badRows()).extracting(CatalogImport.BadRow::line).contains(4L, 5L, 6L, 7L);
    assertThat(catalog.offers(List.of(new Sku("HAT-1"), new Sku("HAT-2"))))
        .containsOnlyKeys(new Sku("HAT-1"));
    assertThatThrownBy(() -> imports.importCsv(new StringReader("a,b\n1,2\n"), CatalogIT::picture))
        .isInstanceOf(InvalidCatalogFileException.class);
  }

  @Test
  void tellsWhatWasTakenOutOfTheRangeFromWhatNeverWasInIt() throws Exception {
    String header = HEADER.strip() + ",Published\n";
    String row = "old-lamp,Old Lamp,,Catamaran,Camp > Lamps,,,,OLD-LAMP,1,5.00,,,,%s\n";
    String other = "new-lamp,New Lamp,,Catamaran,Camp > Lamps,,,,NEW-LAMP,1,5.00,,,,%s\n";
    String before = header + row.formatted("true") + other.formatted("false");
    imports.importCsv(new StringReader(before), CatalogIT::picture);
    await().until(() -> catalog.product("old-lamp").isPresent());
    assertThat(catalog.withdrawn("old-lamp")).isEmpty();
    assertThat(catalog.product("new-lamp")).isEmpty();
    assertThat(catalog.withdrawn("new-lamp")).as("a draft is not known yet").isEmpty();

    String after = header + row.formatted("false") + other.formatted("true");
    imports.importCsv(new StringReader(after), CatalogIT::picture);
    await()
        .until(
            () -> catalog.product("old-lamp").isEmpty() && catalog.product("new-lamp").isPresent());
    WithdrawnProduct withdrawn = catalog.withdrawn("old-lamp").orElseThrow();
    assertThat(withdrawn.title()).isEqualTo("Old Lamp");
    assertThat(withdrawn.category()).map(Category::slug).contains("lamps");
    assertThat(catalog.withdrawn("no-such-lamp")).isEmpty();
  }

  @Test
  void unitsSoldStaySoldWhenTheFileComesAgain() throws Exception {
    Sku rope = new Sku("ROPE-12");
    int before = unitsAvailable(rope);
    inTransaction(() -> stock.sell(UUID.randomUUID(), Map.of(rope, 2)));
    imports.importCsv(new StringReader(FILE), CatalogIT::picture);
    assertThat(unitsAvailable(rope)).isEqualTo(before - 2);
    inTransaction(() -> stock.putBack(UUID.randomUUID(), Map.of(rope, 2)));
    assertThat(unitsAvailable(rope)).isEqualTo(before);
  }

  @Test
  void findsByWordBeginningAccentAndInSpiteOfTypos() {
    assertThat(search("jacket").products())
        .extracting(ProductSummary::handle)
        .contains("storm-jacket");
    assertThat(search("storm jack").products())
        .extracting(ProductSummary::handle)
        .contains("storm-jacket");
    assertThat(search("cafe").products()).extracting(ProductSummary::handle).contains("cafe-mug");
    ProductPage corrected = search("jakcet");
    assertThat(corrected.correctedText()).contains("jacket");
    assertThat(corrected.products()).extracting(ProductSummary::handle).contains("storm-jacket");
    assertThat(search("zzqqxx").products()).isEmpty();
    assertThat(search("'; drop table -- & | !:*").products()).isEmpty();
    assertThat(catalog.suggestions("moor", 5)).extracting(Suggestion::target).contains("rope-12");
    assertThat(catalog.suggestions("%", 5)).isEmpty();
  }

  @Test
  void facetsCountTheWholeMatch() {
    ProductPage clothing =
        catalog.products(
            query(Optional.empty(), Optional.of("clothing"), Sort.TITLE, Optional.empty(), 1));
    assertThat(clothing.facets().categories())
        .extracting(ProductPage.CategoryCount::slug)
        .contains("rain-jackets");
    assertThat(clothing.facets().brands())
        .extracting(ProductPage.BrandCount::brand)
        .contains("Catamaran");
    await().until(() -> dear().total() > 0);
    ProductPage dear = dear();
    assertThat(dear.products()).extracting(ProductSummary::handle).containsExactly("storm-jacket");
    assertThat(dear.total()).isEqualTo(1);
  }

  private ProductPage dear() {
    return catalog.products(
        new ProductQuery(
            Optional.empty(),
            Optional.empty(),
            Set.of("Catamaran"),
            Optional.of(Money.parse("EUR 100.00")),
            Optional.of(Money.parse("EUR 130.00")),
            true,
            Sort.PRICE_ASCENDING,
            Optional.empty(),
            10));
  }

  @Test
  void pagesCoverEveryProductOnceInEveryOrder() throws Exception {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 45; i++) {
      file.append(
          "page-%d,Paging lamp %d,,Tidewater,Camp > Lamps,,,,LAMP-%d,1,%d.00,,,\n"
              .formatted(i, i, i, 10 + i % 4));
    }
    imports.importCsv(new StringReader(file.toString()), CatalogIT::picture);
    await().until(() -> search("paging").total() == 45);
    for (Sort sort : Sort.values()) {
      List<String> seen = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        ProductPage page =
            catalog.products(query(Optional.of("paging"), Optional.empty(), sort, cursor, 10));
        page.products().forEach(product -> seen.add(product.handle()));
        cursor = page.nextCursor();
      } while (cursor.isPresent());
      assertThat(seen).as(sort.name()).hasSize(45).doesNotHaveDuplicates();
    }
    for (String bad : List.of("x", "%%%", "VElUTEV8eHx5", "UkVMRVZBTkNFfHh8")) {
      assertThatThrownBy(
              () ->
                  catalog.products(
                      query(Optional.empty(), Optional.empty(), Sort.TITLE, Optional.of(bad), 10)))
          .isInstanceOf(InvalidCursorException.class);
    }
  }

  @Test
  void ofTwoShoppersWhoWantTheLastUnitOneGetsIt() throws Exception {
    ExecutorService shoppers = Executors.newFixedThreadPool(2);
    try {
      for (int race = 0; race < RACES; race++) {
        Sku sku = new Sku("RACE-" + race);
        imports.importCsv(
            new StringReader(
                HEADER
                    + "race-%d,Race %d,,X,Camp > Races,,,,%s,1,1.00,,,\n"
                        .formatted(race, race, sku)),
            CatalogIT::picture);
        Callable<Boolean> shopper =
            () -> {
              try {
                inTransaction(() -> stock.sell(UUID.randomUUID(), Map.of(sku, 1)));
                return true;
              } catch (OutOfStockException e) {
                return false;
              }
            };
        int winners = 0;
        for (var outcome : shoppers.invokeAll(List.of(shopper, shopper))) {
          winners += outcome.get() ? 1 : 0;
        }
        assertThat(winners).as("race " + race).isEqualTo(1);
        assertThat(unitsAvailable(sku)).isZero();
      }
    } finally {
      shoppers.shutdownNow();
    }
  }

  @Test
  void sellsAllArticlesOrNone() {
    Sku mug = new Sku("MUG-1");
    int before = unitsAvailable(mug);
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> stock.sell(UUID.randomUUID(), Map.of(mug, 1, new Sku("SJ-M"), 1))))
        .isInstanceOf(OutOfStockException.class);
    assertThat(unitsAvailable(mug)).isEqualTo(before);
  }

  @Test
  void aPriceChangedInTheDatabaseShowsOnTheNextReads() throws Exception {
    assertThat(catalog.product("cafe-mug").orElseThrow().variants().get(0).price())
        .isEqualTo(Money.parse("EUR 12.50"));
    update("UPDATE catalog.variant SET price_minor = 1300 WHERE sku = 'MUG-1'");
    await()
        .until(
            () ->
                catalog
                    .product("cafe-mug")
                    .orElseThrow()
                    .variants()
                    .get(0)
                    .price()
                    .equals(Money.parse("EUR 13.00")));
    update("UPDATE catalog.variant SET price_minor = 1250 WHERE sku = 'MUG-1'");
  }

  @Test
  void asksNobodyIfAllIsHereOrNobodyHasEnough() throws Exception {
    Sku sku = article("ASKED-1", 2);
    peer.has(sku, 5);
    assertThat(stock.bringHere(Map.of(sku, 2))).isTrue();
    assertThat(stock.bringHere(Map.of(sku, 4))).as("azure is not known to have any").isFalse();
    assertThat(peer.requests()).isZero();
  }

  @Test
  void unitsOfACloudThatAnswersCanBeHadNowAndThoseOfAnotherLater() throws Exception {
    Sku sku = article("ASKED-2", 2);
    peer.has(sku, 5);
    String incoming =
        "INSERT INTO catalog.stock_in_transit (transfer, sku, from_cloud, to_cloud, units)"
            + " VALUES ('%s', '%s', 'gcp', '%s', %d)";
    update(incoming.formatted(UUID.randomUUID(), sku, "azure", 5));
    update(incoming.formatted(UUID.randomUUID(), sku, "gcp", 4));
    Offer offer = catalog.offers(List.of(sku)).get(sku);
    assertThat(offer.unitsAvailable()).isEqualTo(7);
    assertThat(offer.unitsLater()).isEqualTo(4);
    await().until(() -> unitsShown("asked-2") == 11);

    assertThat(stock.bringHere(Map.of(sku, 4))).isTrue();
    inTransaction(() -> stock.sell(UUID.randomUUID(), Map.of(sku, 4)));
    assertThat(stock.bringHere(Map.of(sku, 8))).as("azure has no longer as many").isFalse();
    peer.isDown();
    assertThat(stock.bringHere(Map.of(sku, 2))).as("azure does not answer").isFalse();
  }

  @Test
  void givesToACloudThatAsksAndAnswersARepeatAlike() throws Exception {
    Sku sku = article("GIVEN-1", 10);
    StockRequest request = new StockRequest(UUID.randomUUID(), Map.of(sku, 3));
    List<StockTransfer> given = transfers.give("azure", request);
    assertThat(given).singleElement().extracting(StockTransfer::units).isEqualTo(7);
    assertThat(transfers.give("azure", request)).isEqualTo(given);
    assertThat(here(sku)).isEqualTo(3);
    StockRequest tooMuch = new StockRequest(UUID.randomUUID(), Map.of(sku, 4));
    assertThat(transfers.give("azure", tooMuch)).isEmpty();
    assertThat(here(sku)).isEqualTo(3);
  }

  @Test
  void newStockSpreadsToTheOtherCloud() throws Exception {
    Sku sku = article("SPREAD-1", 10);
    update("UPDATE catalog.stock_work SET due_at = '-infinity' WHERE name = 'balance'");
    await().until(() -> here(sku) == 5);
    assertThat(unitsAvailable(sku)).as("the rest is on its way").isEqualTo(10);
  }

  @Test
  void listsAndPagesFollowTheStock() throws Exception {
    Sku sku = article("SCARCE-1", 7);
    await().until(() -> inStock("scarce-1"));
    await().until(() -> unitsShown("scarce-1") == 7);
    inTransaction(() -> stock.sell(UUID.randomUUID(), Map.of(sku, 4)));
    await().until(() -> unitsShown("scarce-1") == 3);
    inTransaction(() -> stock.sell(UUID.randomUUID(), Map.of(sku, 3)));
    await().until(() -> !inStock("scarce-1"));
    inTransaction(() -> stock.putBack(UUID.randomUUID(), Map.of(sku, 1)));
    await().until(() -> inStock("scarce-1"));
  }

  private Sku article(String sku, int units) throws Exception {
    imports.importCsv(
        new StringReader(
            HEADER
                + "%s,Article %s,,Astern,Camp > Stock,,,,%s,%d,1.00,,,\n"
                    .formatted(sku.toLowerCase(Locale.ROOT), sku, sku, units)),
        CatalogIT::picture);
    return new Sku(sku);
  }

  private int here(Sku sku) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT granted - sold - given FROM catalog.stock_allotment"
                    + " WHERE cloud = 'aws' AND sku = '%s'".formatted(sku))) {
      row.next();
      return row.getInt(1);
    }
  }

  private int unitsShown(String handle) {
    return catalog.product(handle).orElseThrow().variants().get(0).unitsAvailable();
  }

  private boolean inStock(String handle) {
    ProductPage page =
        catalog.products(
            new ProductQuery(
                Optional.empty(),
                Optional.of("stock"),
                Set.of("Astern"),
                Optional.empty(),
                Optional.empty(),
                true,
                Sort.NEWEST,
                Optional.empty(),
                50));
    return page.products().stream().anyMatch(product -> product.handle().equals(handle));
  }

  private ProductPage search(String text) {
    return catalog.products(
        query(Optional.of(text), Optional.empty(), Sort.RELEVANCE, Optional.empty(), 20));
  }

  private static ProductQuery query(
      Optional<String> text,
      Optional<String> category,
      Sort sort,
      Optional<String> cursor,
      int limit) {
    return new ProductQuery(
        text, category, Set.of(), Optional.empty(), Optional.empty(), false, sort, cursor, limit);
  }

  private int unitsAvailable(Sku sku) {
    return catalog.offers(List.of(sku)).get(sku).unitsAvailable();
  }

  private void inTransaction(Runnable work) throws Exception {
    transaction.begin();
    boolean done = false;
    try {
      work.run();
      transaction.commit();
      done = true;
    } finally {
      if (!done) {
        transaction.rollback();
      }
    }
  }

  private void update(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static Optional<byte[]> picture(String source) {
    return source.equals("jacket.svg")
        ? Optional.of(
            "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>"
                .getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
