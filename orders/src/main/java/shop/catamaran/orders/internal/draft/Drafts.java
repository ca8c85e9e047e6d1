package shop.catamaran.orders.internal.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import shop.catamaran.orders.Address;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.CheckoutDraft;
import shop.catamaran.orders.OrderId;
import shop.catamaran.orders.internal.Ids;
import shop.catamaran.payments.PaymentToken;

/** The table of checkout drafts. Needs a running transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Drafts {

  @PersistenceContext(unitName = "orders")
  private EntityManager entities;

  public Optional<CheckoutDraft> find(CartId cart) {
    return Optional.ofNullable(entities.find(DraftEntity.class, cart.value()))
        .map(DraftEntity::toDraft);
  }

  public CheckoutDraft begin(CartId cart) {
    return find(cart)
        .orElseGet(
            () -> {
              insert(cart);
              return find(cart).orElseThrow();
            });
  }

  public CheckoutDraft keepAddress(CartId cart, String email, Address address) {
    return change(
        cart,
        draft -> {
          draft.email = email;
          draft.setAddress(address);
        });
  }

  public CheckoutDraft keepDelivery(CartId cart, String deliveryCode) {
    return change(cart, draft -> draft.deliveryCode = deliveryCode);
  }

  public CheckoutDraft keepPayment(CartId cart, PaymentToken token, String cardLabel) {
    return change(
        cart,
        draft -> {
          draft.token = token.value();
          draft.cardLabel = cardLabel;
        });
  }

  /** Remembers what the shopper was shown, so that she can be told what changed. */
  public void keepQuoted(CartId cart, String fingerprint, String quoted) {
    entities
        .createNativeQuery(
            """
            UPDATE orders.checkout_draft SET quoted_fingerprint = :fingerprint, quoted = :quoted
            WHERE cart = :cart AND quoted_fingerprint IS DISTINCT FROM :fingerprint
            """)
        .setParameter("cart", cart.value())
        .setParameter("fingerprint", fingerprint)
        .setParameter("quoted", quoted)
        .executeUpdate();
  }

  /** What the shopper was shown last, if it has this fingerprint. */
  public Optional<String> quoted(CartId cart, String fingerprint) {
    return Optional.ofNullable(entities.find(DraftEntity.class, cart.value()))
        .filter(draft -> fingerprint.equals(draft.quotedFingerprint))
        .map(draft -> draft.quoted);
  }

  /**
   * Begins the next order of a cart: its own id, and no card, as a token is good for one.
   *
   * @return whether the draft was the finished order's
   */
  public boolean renew(CartId cart, OrderId finished) {
    // The draft is read anew after this.
    entities.clear();
    return entities
            .createNativeQuery(
                """
            UPDATE orders.checkout_draft SET order_id = :next, token = NULL, card_label = NULL,
              quoted_fingerprint = NULL, quoted = NULL
            WHERE cart = :cart AND order_id = :finished
            """)
            .setParameter("cart", cart.value())
            .setParameter("finished", finished.value())
            .setParameter("next", Ids.random())
            .executeUpdate()
        == 1;
  }

  private void insert(CartId cart) {
    entities
        .createNativeQuery(
            """
            INSERT INTO orders.checkout_draft (cart, order_id) VALUES (:cart, :order)
            ON CONFLICT (cart) DO NOTHING
            """)
        .setParameter("cart", cart.value())
        .setParameter("order", Ids.random())
        .executeUpdate();
  }

  // Locked from the first read on: Hibernate writes all columns, also those that are as before.
  private CheckoutDraft change(CartId cart, Consumer<DraftEntity> change) {
    insert(cart);
    DraftEntity draft =
        entities.find(DraftEntity.class, cart.value(), LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(draft);
    change.accept(draft);
    entities.flush();
    return draft.toDraft();
  }
}
