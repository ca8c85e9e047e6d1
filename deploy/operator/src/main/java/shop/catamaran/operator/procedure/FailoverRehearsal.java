package shop.catamaran.operator.procedure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;

/**
 * Has the shop do without one cloud for a while, and measures what a shopper would notice. The
 * seconds and the verdict are added to the operators' log.
 */
public final class FailoverRehearsal {

  private static final Duration WITHDRAWAL_MAX = Duration.ofSeconds(60);
  private static final Duration RETURN_MAX = Duration.ofMinutes(10);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
  private static final Duration SERVED_MAX = Duration.ofSeconds(60);

  private final Shop shop;
  private final OperationsLog log;
  private final Progress progress;

  FailoverRehearsal(Shop shop, OperationsLog log, Progress progress) {
    this.shop = shop;
    this.log = log;
    this.progress = progress;
  }

  /** How a cloud goes, and how it comes back. */
  public interface Absence {

    /** What it is, as other operators read it: drained, killed. */
    String name();

    /** How long a shopper may have to do without the shop meanwhile. */
    Duration outageMax();

    void begin(String cloud);

    void end(String cloud);
  }

  /** What came of it. */
  public record Outcome(boolean passed, List<String> faults, Map<String, Double> seconds) {
    public Outcome {
      faults = List.copyOf(faults);
      seconds = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(seconds));
    }
  }

  /** The cloud says that it does not sell; nothing of it is stopped. */
  public Absence drained() {
    Draining draining = new Draining(shop, log, progress);
    return new Absence() {
      @Override
      public String name() {
        return "drained";
      }

      @Override
      public Duration outageMax() {
        return Duration.ZERO;
      }

      @Override
      public void begin(String cloud) {
        draining.drain(cloud, "failover rehearsal");
      }

      @Override
      public void end(String cloud) {
        draining.undrain(cloud);
      }
    };
  }

  /**
   * Rehearses the loss of a cloud.
   *
   * @throws RefusedException if the shop is not well enough for that
   */
  public Outcome run(String cloud, Absence absence) {
    if (!shop.hasSeveralClouds()) {
      throw new RefusedException("This shop has one cloud, and nowhere to fail over to.");
    }
    shop.cloud(cloud);
    shop.clouds().stream()
        .filter(
            target -> !new CloudProbe(target.url()).sells() || !shop.record().shows(target.cloud()))
        .findFirst()
        .ifPresent(
            target -> {
              throw new RefusedException(
                  target.cloud() + " does not sell, or is not in the record: no time to rehearse.");
            });
    Steps steps = new Steps();
    List<String> faults = new ArrayList<>();
    try (OutageProbe shopper = new OutageProbe(shop.url(), LOOK_INTERVAL)) {
      try {
        progress.say(cloud + " goes (" + absence.name() + ") ...");
        steps.run(absence.name(), () -> absence.begin(cloud));
        steps.run(
            "withdrawn from the record", () -> shop.awaitRecord(cloud, false, WITHDRAWAL_MAX));
        steps.run("served by the others", () -> awaitServed(shopper));
      } catch (RefusedException e) {
        faults.add(e.getMessage());
      } finally {
        progress.say(cloud + " comes back ...");
        steps.run("came back", () -> absence.end(cloud));
      }
      steps.run("shown in the record", () -> shop.awaitRecord(cloud, true, RETURN_MAX));
      judge(shopper, absence, faults, steps);
    }
    String sentence =
        faults.isEmpty() ? absence.name() + ": passed" : absence.name() + ": " + faults.get(0);
    log.add("failover-test", cloud, faults.isEmpty(), sentence, steps.seconds(), Map.of());
    return new Outcome(faults.isEmpty(), faults, steps.seconds());
  }

  private void judge(OutageProbe shopper, Absence absence, List<String> faults, Steps steps) {
    Duration away = shopper.longest();
    steps.note("longest without the shop", away);
    Optional<String> last = shopper.lastFault();
    if (away.compareTo(absence.outageMax()) > 0) {
      faults.add(
          String.format(
              Locale.ROOT,
              "a shopper had to do without the shop for %.1f s (%s), more than %.0f s",
              away.toMillis() / 1000.0,
              last.orElse("unknown"),
              absence.outageMax().toMillis() / 1000.0));
    }
    progress.say(shopper.looks() + " looks at the shop, " + shopper.failed() + " failed.");
  }

  private static void awaitServed(OutageProbe shopper) {
    int before = shopper.served();
    if (!Await.until(SERVED_MAX, () -> shopper.served() > before + 2)) {
      throw new RefusedException("The shop does not answer without that cloud.");
    }
  }
}
