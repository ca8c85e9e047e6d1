package shop.catamaran.drills.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told.Outcome;

/**
 * Shoppers who buy, one purchase after the other, until they are stopped or have bought enough.
 * What they could not find out meanwhile is found out at the end.
 */
public final class Load implements AutoCloseable {

  private static final Duration JOIN_MAX = Duration.ofMinutes(2);

  private final List<Thread> shoppers = new ArrayList<>();
  private final Queue<RuntimeException> defects = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger confirmed = new AtomicInteger();
  private final Plan plan;
  private final History history;

  /**
   * What shoppers do.
   *
   * @param routes one for each shopper
   * @param skus what they buy, one unit of one of them at a time
   * @param purchasesMax of all together
   * @param pause of each between two purchases
   * @param patience before an outcome is left unknown for the time being
   */
  public record Plan(
      List<Supplier<Route>> routes,
      URI gateway,
      List<String> skus,
      String card,
      int purchasesMax,
      Duration pause,
      Duration patience) {

    public Plan {
      routes = List.copyOf(routes);
      skus = List.copyOf(skus);
    }
  }

  private Load(Plan plan, History history) {
    this.plan = plan;
    this.history = history;
  }

  /** Lets the shoppers begin. */
  public static Load start(Plan plan, History history) {
    Load load = new Load(plan, history);
    AtomicInteger left = new AtomicInteger(plan.purchasesMax());
    for (int i = 0; i < plan.routes().size(); i++) {
      String name = "shopper-" + (i + 1);
      Route route = plan.routes().get(i).get();
      Thread thread = new Thread(() -> load.shop(name, route, left), name);
      load.shoppers.add(thread);
      thread.start();
    }
    return load;
  }

  /** Orders that were confirmed so far. */
  public int confirmed() {
    return confirmed.get();
  }

  /** Lets the shoppers finish what they are at, and tells of defects of this program. */
  @Override
  public void close() {
    stopped.set(true);
    for (Thread shopper : shoppers) {
      try {
        shopper.join(JOIN_MAX.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (shopper.isAlive()) {
        throw new IllegalStateException(shopper.getName() + " does not come to an end");
      }
    }
    if (!defects.isEmpty()) {
      throw new IllegalStateException("a shopper broke down", defects.peek());
    }
  }

  private void shop(String name, Route route, AtomicInteger left) {
    ShopClient client = new ShopClient(name, route, plan.patience(), history);
    Purchase purchase = new Purchase(client, plan.gateway(), history, plan.patience());
    List<Purchase.Prepared> open = new ArrayList<>();
    try {
      while (!stopped.get() && left.getAndDecrement() > 0) {
        String sku = plan.skus().get(ThreadLocalRandom.current().nextInt(plan.skus().size()));
        Optional<Purchase.Prepared> prepared = purchase.prepare(sku, 1, plan.card());
        if (prepared.isPresent()) {
          purchase.lookAtCart(prepared.get());
          place(purchase, prepared.get(), open);
        }
        LockSupport.parkNanos(plan.pause().toNanos());
      }
      for (Purchase.Prepared prepared : List.copyOf(open)) {
        place(purchase, prepared, open);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      defects.add(e);
    }
  }

  // May be another attempt, of which the cart may be empty.
  private void place(Purchase purchase, Purchase.Prepared prepared, List<Purchase.Prepared> open)
      throws InterruptedException {
    Outcome outcome = purchase.place(prepared);
    if (outcome == Outcome.UNKNOWN || outcome == Outcome.PLACED) {
      open.add(prepared);
    } else if (outcome == Outcome.CONFIRMED) {
      confirmed.incrementAndGet();
    }
  }
}
