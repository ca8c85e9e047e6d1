package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.Ids;
import shop.catamaran.orders.internal.outbox.Task.RefundPart;

/** The table of order events. Needs a running transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OrderEvents {

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  List<OrderEventEntity> of(OrderId order) {
    return entities
        .createQuery(
            """
            SELECT event FROM OrderEventEntity event
            WHERE event.orderId = :order ORDER BY event.recordedAt, event.id
            """,
            OrderEventEntity.class)
        .setParameter("order", order.value())
        .getResultList();
  }

  /** Records a fact that can be true of an order once. */
  void append(OrderId order, EventType type) {
    insert(order, type, "", "", "", "");
  }

  /**
   * Records a fact about a refund.
   *
   * @return whether it was not on record yet
   */
  boolean append(OrderId order, EventType type, RefundPart refund) {
    Money amount = refund.amount();
    return insert(
        order,
        type,
        refund.id().toString(),
        refund.id().toString(),
        String.valueOf(amount.getAmountMinorLong()),
        amount.getCurrencyUnit().getCode());
  }

  private boolean insert(
      OrderId order,
      EventType type,
      String discriminator,
      String refundId,
      String amountMinor,
      String currency) {
    UUID id = Ids.ofFact(order.value(), type.name(), discriminator);
    return entities
            .createNativeQuery(
                """
                INSERT INTO orders.order_event
                  (id, order_id, type, refund_id, amount_minor, currency)
                VALUES (:id, :order, :type, CAST(nullif(:refund, '') AS uuid),
                  CAST(nullif(:amount, '') AS bigint), nullif(:currency, ''))
                ON CONFLICT (id) DO NOTHING
                """)
            .setParameter("id", id)
            .setParameter("order", order.value())
            .setParameter("type", type.name())
            .setParameter("refund", refundId)
            .setParameter("amount", amountMinor)
            .setParameter("currency", currency)
            .executeUpdate()
        == 1;
  }
}
