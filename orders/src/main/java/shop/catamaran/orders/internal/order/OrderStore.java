package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;
import shop.catamaran.orders.OrderState;
import shop.catamaran.orders.internal.Options;

/** The tables of orders and their lines. All but reading needs a running transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderStore {

  private static final String INSERT =
      """
      INSERT INTO orders.orders (id, number, cart, email, name, line1, line2, postcode, city,
        country, delivery_code, delivery_name, delivery_promise, delivery_minor, goods_minor,
        total_minor, vat_minor, vat_percent, currency, quote_fingerprint, placed_at)
      VALUES (:id, :number, :cart, :email, :name, :line1, :line2, :postcode, :city, :country,
        :deliveryCode, :deliveryName, :deliveryPromise, :delivery, :goods, :total, :vat,
        :vatPercent, :currency, :fingerprint, :placedAt)
      ON CONFLICT (id, cloud) DO NOTHING
      """;

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  @Inject private OrderEvents events;

  /** The order; of twins, the one placed first. */
  @Transactional
  public Optional<Order> find(OrderId id) {
    return first("id", id.value());
  }

  /** As {@link #find(OrderId)}. */
  @Transactional
  public Optional<Order> find(OrderNumber number) {
    return first("number", number.value());
  }

  /**
   * Stores an order with its lines and the event PLACED, unless it is there already. Waits for
   * whoever is storing the same order at this moment.
   *
   * @return whether it was stored
   */
  public boolean insert(NewOrder order) {
    if (insertRow(order) == 0) {
      return false;
    }
    int position = 0;
    for (Cart.Line line : order.lines()) {
      insertLine(order.id(), position++, line);
    }
    events.append(order.id(), EventType.PLACED);
    return true;
  }

  /**
   * Takes this cloud's order from one state to another, if it is in that state.
   *
   * @return whether it was
   */
  boolean transition(OrderId id, OrderState from, OrderState to) {
    return entities
            .createNativeQuery(
                """
                UPDATE orders.orders SET state = :to
                WHERE id = :id AND cloud = current_setting('catamaran.cloud') AND state = :from
                """)
            .setParameter("id", id.value())
            .setParameter("from", from.name())
            .setParameter("to", to.name())
            .executeUpdate()
        == 1;
  }

  void keepDeclineCode(OrderId id, String declineCode) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.orders SET decline_code = :code
            WHERE id = :id AND cloud = current_setting('catamaran.cloud')
            """)
        .setParameter("id", id.value())
        .setParameter("code", declineCode)
        .executeUpdate();
  }

  void addRefunded(OrderId id, Money amount) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.orders SET refunded_minor = refunded_minor + :amount
            WHERE id = :id AND cloud = current_setting('catamaran.cloud')
            """)
        .setParameter("id", id.value())
        .setParameter("amount", amount.getAmountMinorLong())
        .executeUpdate();
  }

  /**
   * Notes that the order's cart has been cleared.
   *
   * @return whether it had not been before
   */
  boolean markCartCleared(OrderId id) {
    return entities
            .createNativeQuery(
                """
                UPDATE orders.orders SET cart_cleared = true
                WHERE id = :id AND cloud = current_setting('catamaran.cloud') AND NOT cart_cleared
                """)
            .setParameter("id", id.value())
            .executeUpdate()
        == 1;
  }

  boolean isCartCleared(OrderId id) {
    return (Boolean)
        entities
            .createNativeQuery(
                """
                SELECT cart_cleared FROM orders.orders
                WHERE id = :id AND cloud = current_setting('catamaran.cloud')
                """)
            .setParameter("id", id.value())
            .getSingleResult();
  }

  /** Keeps everyone else from changing this cloud's order until the transaction ends. */
  void lock(OrderId id) {
    entities
        .createNativeQuery(
            """
            SELECT state FROM orders.orders
            WHERE id = :id AND cloud = current_setting('catamaran.cloud') FOR UPDATE
            """)
        .setParameter("id", id.value())
        .getResultList();
  }

  private Optional<Order> first(String column, Object value) {
    // Read anew: the writes above go past the persistence context.
    entities.clear();
    return entities
        .createQuery(
            "SELECT found FROM OrderEntity found WHERE found."
                + column
                + " = :value ORDER BY found.placedAt, found.cloud",
            OrderEntity.class)
        .setParameter("value", value)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(this::withLines);
  }

  private Order withLines(OrderEntity row) {
    List<Order.Line> lines =
        entities
            .createQuery(
                """
                SELECT line FROM OrderLineEntity line
                WHERE line.orderId = :order AND line.cloud = :cloud ORDER BY line.position
                """,
                OrderLineEntity.class)
            .setParameter("order", row.id)
            .setParameter("cloud", row.cloud)
            .getResultStream()
            .map(OrderLineEntity::toLine)
            .toList();
    return row.toOrder(
        lines, events.of(new OrderId(row.id)).stream().map(OrderEventEntity::toEvent).toList());
  }

  private int insertRow(NewOrder order) {
    return entities
        .createNativeQuery(INSERT)
        .setParameter("id", order.id().value())
        .setParameter("number", OrderNumber.of(order.id()).value())
        .setParameter("cart", order.cart().value())
        .setParameter("email", order.email())
        .setParameter("name", order.address().name())
        .setParameter("line1", order.address().line1())
        .setParameter("line2", order.address().line2())
        .setParameter("postcode", order.address().postcode())
        .setParameter("city", order.address().city())
        .setParameter("country", order.address().country())
        .setParameter("deliveryCode", order.quote().delivery().code())
        .setParameter("deliveryName", order.quote().delivery().name())
        .setParameter("deliveryPromise", order.quote().delivery().promise())
        .setParameter("delivery", order.quote().delivery().price().getAmountMinorLong())
        .setParameter("goods", order.quote().goodsTotal().getAmountMinorLong())
        .setParameter("total", order.quote().total().getAmountMinorLong())
        .setParameter("vat", order.quote().vat().getAmountMinorLong())
        .setParameter("vatPercent", order.quote().vatPercent())
        .setParameter("currency", order.quote().total().getCurrencyUnit().getCode())
        .setParameter("fingerprint", order.quote().fingerprint())
        .setParameter("placedAt", order.placedAt().atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  private void insertLine(OrderId id, int position, Cart.Line line) {
    entities
        .createNativeQuery(
            """
            INSERT INTO orders.order_line (order_id, position, sku, product_handle, title, options,
              image, quantity, unit_minor, currency)
            VALUES (:order, :position, :sku, :handle, :title, :options, nullif(:image, ''),
              :quantity, :unit, :currency)
            """)
        .setParameter("order", id.value())
        .setParameter("position", position)
        .setParameter("sku", line.sku().value())
        .setParameter("handle", line.productHandle())
        .setParameter("title", line.title())
        .setParameter("options", Options.toJson(line.options()))
        .setParameter("image", line.image().map(Object::toString).orElse(""))
        .setParameter("quantity", line.quantity())
        .setParameter("unit", line.unitPrice().getAmountMinorLong())
        .setParameter("currency", line.unitPrice().getCurrencyUnit().getCode())
        .executeUpdate();
  }
}
