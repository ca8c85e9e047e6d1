package shop.catamaran.orders.internal.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Takes away idempotency records whose time is over. */
@ApplicationScoped
public class IdempotencyPurge {

  /** So few that nobody notices, neither here nor where replication repeats it. */
  private static final int BATCH = 500;

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  /**
   * Takes away one batch; the database decides which records are old enough.
   *
   * @return whether there may be more
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean purgeBatch() {
    Number purged =
        (Number)
            entities
                .createNativeQuery("SELECT orders.purge_idempotency_records(:batch)")
                .setParameter("batch", BATCH)
                .getSingleResult();
    return purged.intValue() == BATCH;
  }
}
