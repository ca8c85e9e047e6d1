package shop.catamaran.orders.internal.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.Order;
import shop.catamaran.orders.internal.Options;

/**
 * The table of cart lines. Needs a running transaction, as everything here that uses an entity
 * manager does: outside of one the server hands the same entity manager to all threads.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CartLines {

  private static final String UPSERT =
      """
      INSERT INTO orders.cart_line AS line (cart, sku, quantity, price_seen_minor, currency,
        product_handle, title, options, image, added_at)
      VALUES (:cart, :sku, :quantity, :price, :currency, :handle, :title, :options,
        nullif(:image, ''), clock_timestamp())
      ON CONFLICT (cart, sku) DO UPDATE SET
        quantity = CASE WHEN line.removed OR :replace THEN excluded.quantity
          ELSE least(line.quantity + excluded.quantity, :quantityMax) END,
        price_seen_minor = excluded.price_seen_minor, currency = excluded.currency,
        product_handle = excluded.product_handle, title = excluded.title,
        options = excluded.options, image = excluded.image,
        added_at = CASE WHEN line.removed THEN excluded.added_at ELSE line.added_at END,
        removed = false
      """;

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  /** Keeps everyone else from changing this cart until the transaction ends. */
  public void lock(CartId cart) {
    entities
        .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(:cart, 0)) AS text)")
        .setParameter("cart", "cart:" + cart)
        .getSingleResult();
  }

  public List<StoredLine> lines(CartId cart) {
    // Read anew: the writes below go past the persistence context.
    entities.clear();
    return entities
        .createQuery(
            """
            SELECT line FROM CartLineEntity line
            WHERE line.cart = :cart AND line.removed = false ORDER BY line.addedAt, line.sku
            """,
            CartLineEntity.class)
        .setParameter("cart", cart.value())
        .getResultList()
        .stream()
        .map(CartLineEntity::toLine)
        .toList();
  }

  public int unitCount(CartId cart) {
    return entities
        .createQuery(
            """
            SELECT coalesce(sum(line.quantity), 0) FROM CartLineEntity line
            WHERE line.cart = :cart AND line.removed = false
            """,
            Long.class)
        .setParameter("cart", cart.value())
        .getSingleResult()
        .intValue();
  }

  void add(CartId cart, Offer offer, int quantity) {
    upsert(cart, offer, quantity, false);
  }

  void replace(CartId cart, Offer offer, int quantity) {
    upsert(cart, offer, quantity, true);
  }

  private void upsert(CartId cart, Offer offer, int quantity, boolean replace) {
    entities
        .createNativeQuery(UPSERT)
        .setParameter("cart", cart.value())
        .setParameter("sku", offer.sku().value())
        .setParameter("quantity", quantity)
        .setParameter("price", offer.unitPrice().getAmountMinorLong())
        .setParameter("currency", offer.unitPrice().getCurrencyUnit().getCode())
        .setParameter("handle", offer.productHandle())
        .setParameter("title", offer.title())
        .setParameter("options", Options.toJson(offer.options()))
        .setParameter("image", offer.image().map(Object::toString).orElse(""))
        .setParameter("replace", replace)
        .setParameter("quantityMax", Carts.QUANTITY_MAX)
        .executeUpdate();
  }

  void remove(CartId cart, Sku sku) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.cart_line SET removed = true
            WHERE cart = :cart AND sku = :sku AND NOT removed
            """)
        .setParameter("cart", cart.value())
        .setParameter("sku", sku.value())
        .executeUpdate();
  }

  /** Takes out what was ordered; what the shopper added since stays. */
  public void takeOut(CartId cart, Map<Sku, Integer> ordered) {
    lock(cart);
    ordered.forEach((sku, quantity) -> takeOut(cart, sku, quantity));
  }

  /** Puts back in what was ordered in vain, at the price that the shopper agreed to. */
  public void putBack(CartId cart, List<Order.Line> ordered) {
    lock(cart);
    for (Order.Line line : ordered) {
      Offer agreed =
          new Offer(
              line.sku(),
              line.productHandle(),
              line.title(),
              line.options(),
              line.image(),
              line.unitPrice(),
              line.quantity(),
              0);
      add(cart, agreed, line.quantity());
    }
  }

  private void takeOut(CartId cart, Sku sku, int quantity) {
    int linesWithMore =
        entities
            .createNativeQuery(
                """
                UPDATE orders.cart_line SET quantity = quantity - :ordered
                WHERE cart = :cart AND sku = :sku AND NOT removed AND quantity > :ordered
                """)
            .setParameter("cart", cart.value())
            .setParameter("sku", sku.value())
            .setParameter("ordered", quantity)
            .executeUpdate();
    if (linesWithMore == 0) {
      remove(cart, sku);
    }
  }
}
