package shop.catamaran.orders.internal.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.Confirmation;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.OrderNumber;
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

  private static final String OWN = " WHERE id = :id AND cloud = replication.this_cloud() ";

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  @Inject private OrderEvents events;

  @Inject
  @ConfigProperty(name = "CLOUD")
  private String cloud;

  /** The order; of twins, the one that counts. */
  @Transactional
  public Optional<Order> find(OrderId id) {
    return found(rows("id", id.value()));
  }

  /** As {@link #find(OrderId)}. */
  @Transactional
  public Optional<Order> find(OrderNumber number) {
    return found(rows("number", number.value()));
  }

  /** Whether this cloud took the order; another one may have taken it too. */
  @Transactional
  public boolean isOwn(OrderId id) {
    return rows("id", id.value()).stream().anyMatch(this::isOwn);
  }

  /** Whether this cloud's row is held, so that its confirmation goes out later. */
  boolean isHeld(OrderId id) {
    return rows("id", id.value()).stream()
        .anyMatch(row -> isOwn(row) && Confirmation.HELD.name().equals(row.confirmation));
  }

  /** All clouds' rows of an order. */
  List<OrderEntity> rows(OrderId id) {
    return rows("id", id.value());
  }

  boolean isOwn(OrderEntity row) {
    return row.cloud.equals(cloud);
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

  /** Takes this cloud's order from one state to another; the database refuses what cannot be. */
  void transition(OrderId id, String from, String to) {
    int changed =
        update("UPDATE orders.orders SET state = :to" + OWN + "AND state = :from", id)
            .setParameter("from", from)
            .setParameter("to", to)
            .executeUpdate();
    if (changed != 1) {
      throw new IllegalStateException("order " + id + " is not " + from);
    }
  }

  /** Takes this cloud's order from PLACED to PAID; whoever recorded that has cleared the cart. */
  void pay(OrderId id, Confirmation confirmation) {
    update(
            "UPDATE orders.orders SET state = 'PAID', cart_cleared = true,"
                + " confirmation = :confirmation"
                + OWN
                + "AND state = 'PLACED'",
            id)
        .setParameter("confirmation", confirmation.name())
        .executeUpdate();
  }

  void keepDeclineCode(OrderId id, String declineCode) {
    update("UPDATE orders.orders SET decline_code = :code" + OWN, id)
        .setParameter("code", declineCode)
        .executeUpdate();
  }

  void keepRefunded(OrderId id, long amountMinor) {
    update("UPDATE orders.orders SET refunded_minor = :amount" + OWN, id)
        .setParameter("amount", amountMinor)
        .executeUpdate();
  }

  /**
   * Notes that the order's cart has been cleared.
   *
   * @return whether it had not been before
   */
  boolean markCartCleared(OrderId id) {
    return update("UPDATE orders.orders SET cart_cleared = true" + OWN + "AND NOT cart_cleared", id)
            .executeUpdate()
        == 1;
  }

  /** Keeps everyone else from changing this cloud's order until the transaction ends. */
  void lock(OrderId id) {
    entities
        .createNativeQuery("SELECT state FROM orders.orders" + OWN + "FOR UPDATE")
        .setParameter("id", id.value())
        .getResultList();
  }

  List<Order.Line> lines(OrderEntity row) {
    return entities
        .createQuery(
            """
            SELECT line FROM OrderLineEntity line
            WHERE line.orderId = :order AND line.cloud = :cloud ORDER BY line.position
            """,
            OrderLineEntity.class)
        .setParameter("order", row.id)
        .setParameter("cloud", row.cloud)
        .getResultList()
        .stream()
        .map(OrderLineEntity::toLine)
        .toList();
  }

  private Query update(String sql, OrderId id) {
    return entities.createNativeQuery(sql).setParameter("id", id.value());
  }

  private List<OrderEntity> rows(String column, Object value) {
    // Read anew: the writes above go past the persistence context.
    entities.clear();
    return entities
        .createQuery(
            "SELECT found FROM OrderEntity found WHERE found." + column + " = :value",
            OrderEntity.class)
        .setParameter("value", value)
        .getResultList();
  }

  private Optional<Order> found(List<OrderEntity> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<RecordedEvent> past = events.of(new OrderId(rows.get(0).id));
    String shown = Twins.shown(rows.stream().map(OrderEntity::twin).toList(), past).cloud();
    return rows.stream()
        .filter(row -> row.cloud.equals(shown))
        .findFirst()
        .map(row -> row.toOrder(lines(row), past, confirmation(row, past)));
  }

  private Optional<Confirmation> confirmation(OrderEntity row, List<RecordedEvent> past) {
    if (!OrderFold.has(past, EventType.PAID)) {
      return Optional.empty();
    }
    if (row.confirmation == null) {
      // Its owner does not know yet that it is paid.
      return Optional.of(Confirmation.LOCAL);
    }
    Confirmation stored = Confirmation.valueOf(row.confirmation);
    // What another cloud took, and this one sees, is known in both.
    return Optional.of(stored == Confirmation.LOCAL && !isOwn(row) ? Confirmation.BOTH : stored);
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
