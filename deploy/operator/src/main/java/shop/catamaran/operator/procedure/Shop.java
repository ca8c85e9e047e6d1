package shop.catamaran.operator.procedure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.ShopPasswords;
import shop.catamaran.operator.targets.Target;

/**
 * A shop that procedures work on.
 *
 * @param url where shoppers come in, by the record
 * @param clouds all of them
 * @param databases one for each cloud, by the same names
 * @param record which clouds shoppers are led to
 */
public record Shop(
    URI url,
    List<Target> clouds,
    List<CloudAccess> databases,
    ShopPasswords passwords,
    FailoverRecord record) {

  public Shop {
    clouds = List.copyOf(clouds);
    databases = List.copyOf(databases);
  }

  /** The shop's name in the DNS. */
  @FunctionalInterface
  public interface FailoverRecord {
    /** Whether shoppers are led to a cloud now. */
    boolean shows(String cloud);
  }

  /**
   * The cloud of that name.
   *
   * @throws RefusedException if none has it
   */
  public Target cloud(String name) {
    return clouds.stream()
        .filter(cloud -> cloud.cloud().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no cloud " + name + " in this shop; there are: " + names() + "."));
  }

  CloudAccess database(String cloud) {
    return CloudAccess.named(databases, cloud);
  }

  boolean hasSeveralClouds() {
    return clouds.size() > 1;
  }

  /** The other clouds. */
  List<Target> peersOf(String cloud) {
    return clouds.stream().filter(each -> !each.cloud().equals(cloud)).toList();
  }

  /**
   * Waits until the record shows a cloud, or no longer does.
   *
   * @throws RefusedException if that does not come true in time
   */
  void awaitRecord(String cloud, boolean shown, Duration patience) {
    if (!Await.until(patience, () -> record.shows(cloud) == shown)) {
      throw new RefusedException(
          "The record " + (shown ? "does not show " : "still shows ") + cloud + ".");
    }
  }

  private String names() {
    return String.join(", ", clouds.stream().map(Target::cloud).toList());
  }
}
