package shop.catamaran.operator.procedure;

import shop.catamaran.operator.console.Progress;

/**
 * A shop while an operator's verb is at work on it.
 *
 * @param pace that suits its targets
 * @param log what is done is added to
 */
public record OperatedShop(Shop shop, Pace pace, OperationsLog log, Progress progress) {

  public Scaling scaling() {
    return new Scaling(shop, pace, log, progress);
  }

  public Draining draining() {
    return new Draining(shop, log, progress);
  }

  public Rollout rollout() {
    return new Rollout(shop, pace, log, progress);
  }

  public SecretRotation secretRotation() {
    return new SecretRotation(shop, pace, log, progress);
  }

  public FailoverRehearsal failoverRehearsal() {
    return new FailoverRehearsal(shop, log, progress);
  }

  public Inspecting inspecting() {
    return new Inspecting(shop, log, java.time.Clock.systemUTC());
  }

  /** The same at another pace. */
  public OperatedShop at(Pace other) {
    return new OperatedShop(shop, other, log, progress);
  }
}
