package shop.catamaran.drills.frame;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import shop.catamaran.drills.history.Call;
import shop.catamaran.drills.history.History;
import shop.catamaran.drills.history.Told;
import shop.catamaran.drills.history.Told.Outcome;
import shop.catamaran.drills.invariants.Violation;
import shop.catamaran.drills.load.PageVisitors;
import shop.catamaran.operator.drill.DrillReport;

/**
 * One drill, from the steady state to the report. A bound that is not kept does not end it, so that
 * the report shows all; what makes it pointless to go on does.
 */
public final class Drill implements AutoCloseable {

  private static final Duration STEADY_MAX = Duration.ofMinutes(4);
  private static final Duration HOLD_MAX = Duration.ofSeconds(30);

  private final String name;
  private final DrilledShop shop;
  private final Evidence evidence;
  private final Clients clients;
  private final Sampler sampler;
  private final List<String> faults = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private long faultMillis;
  private long cureNanos;

  private Drill(String name, DrilledShop shop, boolean recordOnly) {
    this.name = name;
    this.shop = shop;
    evidence = new Evidence(name);
    clients = new Clients(shop, evidence.history(), recordOnly);
    sampler = new Sampler(shop);
  }

  /** Begins a drill as soon as the shop is in its steady state. */
  public static Drill begin(String name, DrilledShop shop) {
    return begin(name, shop, false);
  }

  /** The same, with clients that ask only clouds that the record shows. */
  public static Drill beginByRecord(String name, DrilledShop shop) {
    return begin(name, shop, true);
  }

  private static Drill begin(String name, DrilledShop shop, boolean recordOnly) {
    System.out.println("Drill " + name + " ...");
    Wait.until("the shop is in its steady state", STEADY_MAX, () -> shop.status().healthy());
    return new Drill(name, shop, recordOnly);
  }

  /** Who uses the shop meanwhile. */
  public Clients clients() {
    return clients;
  }

  /**
   * Makes the fault, and returns when it has taken hold.
   *
   * @param sign by which that can be told
   */
  public void inject(String fault, Runnable action, String sign, Condition tookHold) {
    faults.add(fault);
    evidence.note(fault);
    if (faultMillis == 0) {
      faultMillis = System.currentTimeMillis();
    }
    action.run();
    expect(sign, HOLD_MAX, tookHold);
  }

  /** Cuts the link between the clouds. */
  public void cutLink() {
    inject(
        "the link between aws and azure cut",
        () -> shop.operator().cutLink(),
        "no change flows any more",
        shop::linkIsCut);
  }

  /** Waits for something without which the drill makes no sense. */
  public void expect(String what, Duration patience, Condition condition) {
    Wait.until(what, patience, condition);
    evidence.note(what);
  }

  /** Waits for something that a fault or its cure brings about before long. */
  public void expectSoon(String what, Condition condition) {
    expect(what, HOLD_MAX, condition);
  }

  /** Lets the fault last. */
  public void last(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    expect(
        time.toSeconds() + " s have passed",
        time.plus(HOLD_MAX),
        () -> System.nanoTime() - end > 0);
  }

  /** Does what an operator does, which no client shall notice, and tells how long it took. */
  public Duration work(String what, Runnable action) {
    faults.add(what);
    return cure(what, action);
  }

  /** Holds all clients to having been served, every time they asked so far. */
  public void boundNothingFailed() {
    evidence.history().calls().stream()
        .filter((Call call) -> !call.served())
        .forEach(
            call ->
                violations.add(
                    "a request failed: "
                        + call.client()
                        + ", "
                        + call.operation()
                        + " at "
                        + call.address()
                        + ": "
                        + call.status()
                        + " "
                        + call.fault()));
  }

  /** Holds visitors of pages to having kept their sessions, and to being let on by their forms. */
  public void boundVisitors(PageVisitors visitors) {
    violations.addAll(visitors.goOn());
  }

  /** Undoes the fault, and tells how long that took. */
  public Duration cure(String what, Runnable action) {
    evidence.note(what);
    long begin = System.nanoTime();
    action.run();
    cureNanos = System.nanoTime();
    evidence.note("done");
    return Duration.ofNanos(cureNanos - begin);
  }

  /**
   * Undoes the fault, and tells how long it took until all clouds were in the record again, which
   * may be before the action has come to its end.
   */
  public Duration cureUntilInRecord(String what, Runnable action) {
    evidence.note(what);
    long begin = System.nanoTime();
    CompletableFuture<Void> acting = CompletableFuture.runAsync(action);
    awaitInRecord();
    cureNanos = System.nanoTime();
    acting.join();
    evidence.note("done");
    return Duration.ofNanos(cureNanos - begin);
  }

  /** Waits until the record no longer shows a cloud. */
  public void awaitWithdrawn(String cloud) {
    String address = shop.address(cloud).getHost();
    expect(
        cloud + " is withdrawn from the record",
        HOLD_MAX,
        () -> {
          List<String> record = shop.operator().record();
          return !record.isEmpty() && !record.contains(address);
        });
  }

  /** Waits until the record shows all clouds. */
  public void awaitInRecord() {
    List<String> addresses =
        shop.clouds().stream().map(cloud -> shop.address(cloud).getHost()).toList();
    expect(
        "the record shows all clouds",
        STEADY_MAX,
        () -> shop.operator().record().containsAll(addresses));
  }

  /** Waits until all clouds hold the same, in the middle of a drill. */
  public void awaitAgreement() {
    reckoning().agree();
    evidence.note("all clouds hold the same");
  }

  /** Waits until no cloud knows an order alone. */
  public void awaitNoExposure() {
    expect("no cloud knows an order alone", STEADY_MAX, () -> sampler.exposureNow() == 0);
  }

  /** Holds a time to a bound. */
  public void bound(String what, Duration taken, Duration max) {
    if (taken.compareTo(max) > 0) {
      violations.add(what + " took " + taken.toMillis() + " ms, more than " + max.toMillis());
    }
  }

  /** Holds how long the two clients had to do without the shop, so far, to bounds. */
  public void boundAway(Duration byRecordMax, Duration byAddressesMax) {
    expect(
        "both clients are served again",
        HOLD_MAX,
        () ->
            clients.outageByRecord(faultMillis).isPresent()
                && clients.outageByAddresses(faultMillis).isPresent());
    boundAway("the record", clients.outageByRecord(faultMillis), byRecordMax);
    boundAway("all addresses", clients.outageByAddresses(faultMillis), byAddressesMax);
  }

  private void boundAway(String route, Optional<Duration> away, Duration max) {
    bound("getting served again by " + route, away.orElse(STEADY_MAX), max);
  }

  /** Holds a cloud that nothing was done to, to being ready and quick since the fault. */
  public void boundIsolation(String... clouds) {
    for (String cloud : clouds) {
      clients.isolation(cloud, faultMillis).stream()
          .map(Violation::toString)
          .forEach(violations::add);
    }
  }

  /**
   * Ends all clients, waits until all clouds hold the same, checks every invariant, and keeps the
   * evidence. A drill passes if its report has no violations.
   */
  public DrillReport finish() throws IOException, InterruptedException, SQLException {
    Optional<Duration> byRecord = clients.outageByRecord(faultMillis);
    Optional<Duration> byAddresses = clients.outageByAddresses(faultMillis);
    clients.close();
    long begin = cureNanos == 0 ? System.nanoTime() : cureNanos;
    Reckoning reckoning = reckoning();
    violations.addAll(reckoning.converge());
    Duration converged = Duration.ofNanos(System.nanoTime() - begin);
    evidence.note("converged");
    violations.addAll(reckoning.check());
    History history = evidence.history();
    DrillReport report =
        new DrillReport(
            name,
            String.join(", ", faults),
            history.calls().size(),
            (int)
                history.told().stream()
                    .filter(told -> told.outcome() == Outcome.UNKNOWN)
                    .map(Told::order)
                    .distinct()
                    .count(),
            (int) history.calls().stream().filter((Call call) -> !call.served()).count(),
            (int)
                history.lastTold().values().stream()
                    .filter(told -> told.outcome() == Outcome.CONFIRMED)
                    .count(),
            seconds(byRecord),
            seconds(byAddresses),
            sampler.lagBytesWorst() >> 10,
            sampler.exposureWorst(),
            seconds(Optional.of(converged)),
            violations);
    evidence.keep(report, shop);
    return report;
  }

  private Reckoning reckoning() {
    return new Reckoning(shop, evidence.history());
  }

  private static double seconds(Optional<Duration> time) {
    return time.map(known -> known.toMillis() / 1000.0).orElse(DrillReport.NEVER);
  }

  @Override
  public void close() {
    clients.close();
    sampler.close();
    evidence.close();
  }
}
