package shop.catamaran.orders.internal.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.internal.barrier.PositionPoller;

/**
 * What a shopper is told of an order that no other cloud has: that it is confirmed (setting
 * CONFIRM_POLICY: local), or that the confirmation follows by mail (hold).
 */
@ApplicationScoped
public class ConfirmationPolicy {

  private static final String HOLD = "hold";

  private PositionPoller poller;
  private boolean holds;

  ConfirmationPolicy() {}

  @Inject
  ConfirmationPolicy(
      PositionPoller poller,
      @ConfigProperty(name = "CONFIRM_POLICY", defaultValue = "local") String policy) {
    if (!policy.equals("local") && !policy.equals(HOLD)) {
      throw new IllegalStateException("the setting CONFIRM_POLICY is neither local nor hold");
    }
    this.poller = poller;
    this.holds = policy.equals(HOLD);
  }

  /** Called while the application starts, so that a wrong setting stops it. */
  public void check() {
    poller.isAlone();
  }

  /** How an order begins that is paid at this moment, before anyone else can know of it. */
  public Confirmation atPayment() {
    if (poller.isAlone()) {
      return Confirmation.ALONE;
    }
    return holds ? Confirmation.HELD : Confirmation.LOCAL;
  }
}
