package shop.catamaran.operator.targets;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One cloud of the shop. Methods that change something ask for it, and may return before it is
 * done: whoever calls looks at {@link #members()} until it is. Each refuses by a {@link
 * shop.catamaran.operator.console.RefusedException} with one sentence.
 */
public interface Target extends AutoCloseable {

  /** The cloud's name, such as aws. */
  String cloud();

  /** Where shoppers reach the cloud's balancer, past the failover record. */
  URI url();

  /** All members, those that come and go too, by their names. */
  List<TargetMember> members();

  /** One more member, of the release that members start with now. */
  void add();

  /**
   * Lets a member leave in order - unready, its last requests answered, stopped - and not come
   * back.
   */
  void remove(String member);

  /**
   * Lets a member leave in the same order, and another one come in its place, of the release that
   * members start with now.
   */
  void replace(String member);

  /** The version of the release that members start with now. */
  String release();

  /**
   * From now on members start with this release, which lies in {@link #storage()}; those that run
   * stay as they are.
   */
  void startWith(Release release);

  /** What the balancer has passed on so far. */
  Traffic traffic();

  /**
   * How much later than it happened something may show in {@link #traffic()}, at most. Whoever
   * waits for the traffic to tell something waits for so much longer.
   */
  default Duration trafficDelay() {
    return Duration.ZERO;
  }

  /** The cloud's object storage. */
  ObjectStorage storage();

  /** The cloud's secret store, from which members take their secrets when they start. */
  SecretStore secrets();

  /** Ends what the target holds open; the cloud goes on. */
  @Override
  default void close() {}
}
