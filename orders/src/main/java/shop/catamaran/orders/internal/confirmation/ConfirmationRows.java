package shop.catamaran.orders.internal.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.joda.money.Money;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.Exposure;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.cart.CartPricing;
import shop.catamaran.orders.internal.outbox.Outbox;
import shop.catamaran.orders.internal.outbox.Task;
import shop.catamaran.orders.internal.outbox.TaskKind;

/** What the orders' rows say about where they are known. Each method is one short transaction. */
@ApplicationScoped
class ConfirmationRows {

  private static final String UNCONFIRMED =
      " cloud = replication.this_cloud() AND confirmation IN ('LOCAL', 'HELD') ";

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  @Inject private Outbox outbox;

  /** This cloud's paid orders that no other cloud is known to have, the oldest first. */
  @Transactional
  List<UUID> unconfirmed(int countMax) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT id FROM orders.orders WHERE" + UNCONFIRMED + "ORDER BY placed_at", UUID.class)
        .setMaxResults(countMax)
        .getResultList();
  }

  /**
   * Keeps that orders are known elsewhere; shoppers who were not told yet get their mail. It may be
   * lost with the machine, and is found out again then, so nobody waits for the disk.
   *
   * @return how many had not been marked before
   */
  @Transactional
  int mark(List<UUID> orders, Confirmation confirmation) {
    entities
        .createNativeQuery("SELECT set_config('synchronous_commit', 'off', true)")
        .getSingleResult();
    List<?> marked =
        entities
            .createNativeQuery(
                "UPDATE orders.orders SET confirmation = :confirmation WHERE"
                    + UNCONFIRMED
                    + "AND id = ANY (CAST(:ids AS uuid[]))"
                    + " RETURNING id, old.confirmation AS before",
                Tuple.class)
            .setParameter("confirmation", confirmation.name())
            .setParameter(
                "ids",
                orders.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
            .getResultList();
    for (Object row : marked) {
      Tuple order = (Tuple) row;
      if (order.get("before", String.class).equals(Confirmation.HELD.name())) {
        OrderId id = new OrderId(order.get("id", UUID.class));
        outbox.add(Task.of(TaskKind.MAIL_CONFIRMED, id), Duration.ZERO);
      }
    }
    return marked.size();
  }

  /** Orders of another cloud whose shoppers wait for a mail that this one does not send yet. */
  @Transactional
  List<UUID> heldIn(String cloud, int countMax) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            """
            SELECT id FROM orders.orders AS held
            WHERE cloud = :cloud AND confirmation = 'HELD' AND NOT EXISTS (
              SELECT FROM orders.outbox WHERE order_id = held.id AND kind = 'MAIL_CONFIRMED'
                AND cloud = replication.this_cloud())
            ORDER BY placed_at
            """,
            UUID.class)
        .setParameter("cloud", cloud)
        .setMaxResults(countMax)
        .getResultList();
  }

  /**
   * What is known nowhere else.
   *
   * @param age only orders that are at least so old
   */
  @Transactional
  Exposure exposure(Duration age, List<Exposure.Peer> peers) {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(
                    """
                    SELECT count(*) AS orders, CAST(coalesce(sum(total_minor), 0) AS bigint) AS total,
                      CAST(coalesce(sum((SELECT sum(quantity) FROM orders.order_line
                        WHERE order_id = exposed.id AND cloud = exposed.cloud)), 0) AS bigint)
                        AS units,
                      min(placed_at) AS oldest
                    FROM orders.orders AS exposed
                    WHERE cloud = replication.this_cloud() AND confirmation IN ('LOCAL', 'HELD')
                      AND placed_at <= clock_timestamp() - make_interval(secs => :age)
                    """,
                    Tuple.class)
                .setParameter("age", (double) age.toSeconds())
                .getSingleResult();
    return new Exposure(
        row.get("orders", Long.class).intValue(),
        row.get("units", Long.class),
        Money.ofMinor(CartPricing.CURRENCY, row.get("total", Long.class)),
        Optional.ofNullable(row.get("oldest", Instant.class)),
        peers);
  }
}
