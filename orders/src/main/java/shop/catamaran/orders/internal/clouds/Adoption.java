package shop.catamaran.orders.internal.clouds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.PeerLiveness;
import shop.catamaran.orders.internal.confirmation.Confirmations;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.TaskKind;

/**
 * Finishes what a cloud that is gone has left open: unknown payments, refunds, mails. If it is not
 * gone after all, both do the same under the same keys, which makes no difference.
 */
@ApplicationScoped
public class Adoption {

  private static final Logger LOG = Logger.getLogger(Adoption.class.getName());

  @Inject private Heartbeats heartbeats;
  @Inject private Takeover takeover;
  @Inject private Instance<PeerLiveness> liveness;

  private SilentClouds silentClouds;
  private List<String> silent = List.of();

  Adoption() {}

  @Inject
  Adoption(@ConfigProperty(name = "ADOPT_AFTER_SECONDS", defaultValue = "30") int seconds) {
    this.silentClouds = new SilentClouds(Duration.ofSeconds(seconds));
  }

  /** Listens for the other clouds' heartbeats. */
  void watch() {
    silent = silentClouds.after(heartbeats.others(), System.nanoTime());
  }

  /** Takes over what those have left that are silent. */
  void adoptFromSilentClouds() {
    for (String cloud : silent) {
      boolean isThere = liveness.stream().anyMatch(peers -> peers.answers(cloud));
      if (!isThere) {
        takeover.from(cloud);
      }
    }
  }

  /** One takeover in one transaction. */
  @ApplicationScoped
  static class Takeover {

    @Inject private Outbox outbox;
    @Inject private Confirmations confirmations;

    @Transactional
    void from(String cloud) {
      int adopted = outbox.adoptFrom(cloud);
      if (adopted > 0) {
        LOG.log(
            Level.INFO,
            "The cloud {0} is silent: {1} of its open tasks are done here.",
            new Object[] {cloud, adopted});
      }
      for (UUID order : confirmations.heldIn(cloud)) {
        outbox.add(Task.of(TaskKind.MAIL_CONFIRMED, new OrderId(order)), Duration.ZERO);
      }
    }
  }
}
