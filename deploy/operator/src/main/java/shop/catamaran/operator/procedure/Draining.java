package shop.catamaran.operator.procedure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.postgres.ShopDatabase;

/**
 * Leads shoppers away from a cloud, and back, by what the cloud says of itself alone. Nothing is
 * stopped: the cloud says that it does not sell, the record withdraws it, and whoever comes all the
 * same is served.
 */
public final class Draining {

  private static final Duration RECORD_PATIENCE = Duration.ofMinutes(2);
  private static final int REASON_MAX = 200;

  private final Shop shop;
  private final OperationsLog log;
  private final Progress progress;
  private final Quiet quiet;

  Draining(Shop shop, OperationsLog log, Progress progress) {
    this(shop, log, progress, new Quiet(progress));
  }

  Draining(Shop shop, OperationsLog log, Progress progress, Quiet quiet) {
    this.shop = shop;
    this.log = log;
    this.progress = progress;
    this.quiet = quiet;
  }

  /**
   * Returns when no shopper has come for as long as the record may be remembered, and the cloud has
   * had the time to tell so.
   *
   * @param reason what other operators read, at most 200 characters
   */
  public void drain(String cloud, String reason) {
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      throw new RefusedException("A reason has from 1 to " + REASON_MAX + " characters.");
    }
    Target target = drainable(cloud);
    if (shop.peersOf(cloud).stream().noneMatch(peer -> new CloudProbe(peer.url()).sells())) {
      throw new RefusedException(
          "No other cloud sells: without " + cloud + " the shop would be closed.");
    }
    Steps steps = new Steps();
    log.record(
        "drain",
        cloud,
        Map.of("reason", reason),
        steps,
        () -> {
          serving(cloud, "UPDATE replication.serving SET drained = true, reason = ?", reason);
          steps.run(
              "withdrawn from the record", () -> shop.awaitRecord(cloud, false, RECORD_PATIENCE));
          progress.say("The record has withdrawn " + cloud + ".");
          steps.run("no shopper came any more", () -> quiet.await(target));
          progress.say("No shopper comes any more.");
          return null;
        });
  }

  /** Returns when the record shows the cloud again. */
  public void undrain(String cloud) {
    Target target = drainable(cloud);
    Steps steps = new Steps();
    log.record(
        "undrain",
        cloud,
        Map.of(),
        steps,
        () -> {
          steps.run("shown in the record", () -> undrain(target));
          return null;
        });
    progress.say("The record shows " + cloud + ".");
  }

  private void undrain(Target target) {
    String cloud = target.cloud();
    serving(cloud, "UPDATE replication.serving SET drained = false, reason = ?", null);
    if (!Await.until(RECORD_PATIENCE, () -> new CloudProbe(target.url()).sells())) {
      throw new RefusedException(cloud + " is drained no more, but does not sell: " + target.url());
    }
    shop.awaitRecord(cloud, true, RECORD_PATIENCE);
  }

  private Target drainable(String cloud) {
    Target target = shop.cloud(cloud);
    if (!shop.hasSeveralClouds()) {
      throw new RefusedException("This shop has one cloud, from which nobody is led away.");
    }
    return target;
  }

  private void serving(String cloud, String sql, String reason) {
    try (Connection connection = shop.database(cloud).connect(ShopDatabase.NAME);
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, reason);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new RefusedException(
          "The database of " + cloud + " does not answer: " + e.getMessage().strip(), e);
    }
  }
}
