package shop.catamaran.targets;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Target;

/** What is the same of a stamp in every cloud. */
public abstract class StampTarget implements Target {

  private final String cloud;
  private final URI url;
  private final Stores storage;

  protected StampTarget(String cloud, URI url, Stores storage) {
    this.cloud = cloud;
    this.url = url;
    this.storage = storage;
  }

  @Override
  public final String cloud() {
    return cloud;
  }

  @Override
  public final URI url() {
    return url;
  }

  @Override
  public final Stores storage() {
    return storage;
  }

  @Override
  public final String release() {
    return userData()
        .release()
        .orElseThrow(
            () ->
                new RefusedException("What members of " + cloud + " start with tells no release."));
  }

  /** What members start with now. */
  protected abstract UserData userData();

  /**
   * Demands that a member is there, and stays.
   *
   * @throws RefusedException if it does not
   */
  protected final <M> M staying(String member, Optional<M> found, Predicate<M> leaving) {
    M machine =
        found.orElseThrow(
            () -> new RefusedException("There is no member " + member + " in " + cloud + "."));
    if (leaving.test(machine)) {
      throw new RefusedException("The member " + member + " leaves already.");
    }
    return machine;
  }
}
