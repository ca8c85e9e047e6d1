package shop.catamaran.drills.frame;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shop.catamaran.drills.history.Call;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.invariants.Isolation;
import shop.catamaran.drills.invariants.Violation;
import shop.catamaran.drills.load.Load;
import shop.catamaran.drills.load.Outage;
import shop.catamaran.drills.load.Probe;
import shop.catamaran.drills.load.Purchase;
import shop.catamaran.drills.load.Route;
import shop.catamaran.drills.load.ShopClient;

/**
 * Who uses the shop during a drill. Two look at it all the time, one by the record, one by all
 * addresses; one more looks at each cloud by itself; others shop.
 */
public final class Clients implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BUYING_MAX = Duration.ofMinutes(2);
  private static final int SHOPPERS = 4;
  private static final int PURCHASES_MAX = 5_000;
  private static final int FIRST_ORDERS = 8;
  private static final String LOOKED_AT = "/api/v1/products?limit=1";

  private final DrilledShop shop;
  private final History history;
  private final List<Probe> probes = new ArrayList<>();
  private final Probe byRecord;
  private final Probe byAddresses;
  private Load load;

  /**
   * @param recordOnly whether all go by the record, as browsers do, and none asks a cloud that the
   *     record does not show
   */
  Clients(DrilledShop shop, History history, boolean recordOnly) {
    this.shop = shop;
    this.history = history;
    byRecord = probe("record", shop.byRecordFromFirst());
    if (recordOnly) {
      byAddresses = probe("record again", shop.byRecord());
    } else {
      byAddresses = probe("addresses", shop.byAllAddresses());
      shop.clouds().forEach(cloud -> probe(cloud, Route.to(shop.address(cloud))));
    }
  }

  private Probe probe(String name, Route route) {
    Probe probe = new Probe(name, route, LOOKED_AT, history);
    probes.add(probe);
    return probe;
  }

  /** Shoppers buy these articles, half of them by the record, half by all addresses. */
  public void shop(List<String> skus, String card) {
    List<Supplier<Route>> routes = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      routes.add(i % 2 == 0 ? shop::byRecord : shop::byAllAddresses);
    }
    start(skus, card, routes);
  }

  /** Shoppers buy these articles, all by the record, as browsers do. */
  public void shopByRecord(List<String> skus, String card) {
    List<Supplier<Route>> routes = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      routes.add(shop::byRecord);
    }
    start(skus, card, routes);
  }

  /** Shoppers buy these articles in all clouds, as many in one as in the other. */
  public void shopInEveryCloud(List<String> skus) {
    List<String> clouds = shop.clouds();
    List<Supplier<Route>> routes = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      URI address = shop.address(clouds.get(i % clouds.size()));
      routes.add(() -> Route.to(address));
    }
    start(skus, Purchase.GOOD_CARD, routes);
  }

  private void start(List<String> skus, String card, List<Supplier<Route>> routes) {
    Load.Plan plan =
        new Load.Plan(routes, shop.gateway(), skus, card, PURCHASES_MAX, PAUSE, PATIENCE);
    load = Load.start(plan, history);
  }

  /** Returns when the shoppers have had some orders confirmed. */
  public void awaitFirstOrders() {
    awaitOrders(0, FIRST_ORDERS);
  }

  /** Returns when so many more were confirmed than there were: without that, nothing was tried. */
  public void awaitOrders(int before, int more) {
    Wait.until(more + " more orders are confirmed", BUYING_MAX, () -> confirmed() >= before + more);
  }

  public int confirmed() {
    return load == null ? 0 : load.confirmed();
  }

  /** One shopper whose steps the drill takes itself, in one cloud. */
  public Purchase shopper(String name, String cloud) {
    return new Purchase(
        new ShopClient(name, Route.to(shop.address(cloud)), ANSWER_MAX, history),
        shop.gateway(),
        history,
        PATIENCE);
  }

  Optional<Duration> outageByRecord(long sinceMillis) {
    return Outage.longest(byRecord.calls(), sinceMillis);
  }

  Optional<Duration> outageByAddresses(long sinceMillis) {
    return Outage.longest(byAddresses.calls(), sinceMillis);
  }

  /** What a cloud that nothing was done to owed to whoever looked at it. */
  List<Violation> isolation(String cloud, long sinceMillis) {
    return Isolation.check(
        cloud,
        probes.stream()
            .filter(probe -> probe.name().equals(cloud))
            .flatMap(probe -> probe.calls().stream())
            .filter((Call call) -> call.endMillis() >= sinceMillis)
            .toList());
  }

  /** Lets all finish what they are at. */
  @Override
  public void close() {
    Load ending = load;
    load = null;
    try {
      if (ending != null) {
        ending.close();
      }
    } finally {
      probes.forEach(Probe::close);
    }
  }
}
