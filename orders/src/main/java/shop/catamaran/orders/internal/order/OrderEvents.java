package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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

  List<RecordedEvent> of(OrderId order) {
    return entities
        .createQuery(
            """
            SELECT event FROM OrderEventEntity event
            WHERE event.orderId = :order ORDER BY event.recordedAt, event.id
            """,
            OrderEventEntity.class)
        .setParameter("order", order.value())
        .getResultList()
        .stream()
        .map(OrderEventEntity::toRecordedEvent)
        .toList();
  }

  /**
   * Records a fact that can be true of an order once.
   *
   * @return whether it was not on record yet
   */
  boolean append(OrderId order, EventType type) {
    return insert(order, type, "", Details.NONE);
  }

  /** As {@link #append(OrderId, EventType)}, for a payment. */
  boolean appendPaid(OrderId order, Money amount) {
    return insert(order, EventType.PAID, "", new Details("", Optional.of(amount), ""));
  }

  /** As {@link #append(OrderId, EventType)}, for a decline. */
  boolean appendDeclined(OrderId order, String code) {
    return insert(order, EventType.DECLINED, "", new Details("", Optional.empty(), code));
  }

  /** As {@link #append(OrderId, EventType)}, for each of several clouds. */
  boolean appendSuperseded(OrderId order, String cloud) {
    return insert(order, EventType.SUPERSEDED, cloud, new Details("", Optional.empty(), cloud));
  }

  /** As {@link #append(OrderId, EventType)}, for each refund. */
  boolean append(OrderId order, EventType type, RefundPart refund) {
    String id = refund.id().toString();
    return insert(order, type, id, new Details(id, Optional.of(refund.amount()), ""));
  }

  private boolean insert(OrderId order, EventType type, String discriminator, Details details) {
    return entities
            .createNativeQuery(
                """
                INSERT INTO orders.order_event
                  (id, order_id, type, refund_id, amount_minor, currency, detail)
                VALUES (:id, :order, :type, CAST(nullif(:refund, '') AS uuid),
                  CAST(nullif(:amount, '') AS bigint), nullif(:currency, ''), nullif(:detail, ''))
                ON CONFLICT (id) DO NOTHING
                """)
            .setParameter("id", Ids.ofFact(order.value(), type.name(), discriminator))
            .setParameter("order", order.value())
            .setParameter("type", type.name())
            .setParameter("refund", details.refundId())
            .setParameter(
                "amount",
                details.amount().map(Money::getAmountMinorLong).map(String::valueOf).orElse(""))
            .setParameter(
                "currency",
                details.amount().map(amount -> amount.getCurrencyUnit().getCode()).orElse(""))
            .setParameter("detail", details.detail())
            .executeUpdate()
        == 1;
  }

  /** What else is to be said; empty texts for what is not. */
  private record Details(String refundId, Optional<Money> amount, String detail) {
    private static final Details NONE = new Details("", Optional.empty(), "");
  }
}
