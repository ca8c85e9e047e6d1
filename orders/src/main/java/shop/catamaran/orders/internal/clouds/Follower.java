package shop.catamaran.orders.internal.clouds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.Session;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.order.Projection;

/** Lets the rows of this cloud's orders follow what other clouds recorded about them. */
@ApplicationScoped
public class Follower {

  private static final Logger LOG = Logger.getLogger(Follower.class.getName());
  private static final int BATCH = 100;

  private Step step;

  Follower() {}

  @Inject
  Follower(Step step) {
    this.step = step;
  }

  /** Follows as much as has arrived; what cannot be followed yet stays for the next time. */
  public void followArrived() {
    for (UUID order : step.arrived(BATCH)) {
      try {
        step.follow(new OrderId(order));
      } catch (RuntimeException e) {
        // The others must not wait for it.
        LOG.log(Level.WARNING, "Order " + order + " cannot follow its events; trying again.", e);
      }
    }
  }

  /** One order in one transaction. */
  @ApplicationScoped
  static class Step {

    @PersistenceContext(unitName = "orders")
    private EntityManager entities;

    @Inject private Projection projection;

    @Transactional
    List<UUID> arrived(int countMax) {
      return entities
          .unwrap(Session.class)
          .createNativeQuery(
              "SELECT order_id FROM orders.to_follow ORDER BY arrived_at", UUID.class)
          .setMaxResults(countMax)
          .getResultList();
    }

    // Taken away first: what arrives from then on waits for this transaction, and comes again.
    @Transactional
    void follow(OrderId order) {
      int taken =
          entities
              .createNativeQuery("DELETE FROM orders.to_follow WHERE order_id = :order")
              .setParameter("order", order.value())
              .executeUpdate();
      if (taken == 1 && !projection.follow(order)) {
        postpone(order);
      }
    }

    private void postpone(OrderId order) {
      entities
          .createNativeQuery("SELECT orders.follow_later(:order)")
          .setParameter("order", order.value())
          .getSingleResult();
    }
  }
}
