package shop.catamaran.orders.internal.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Sku;
import shop.catamaran.orders.Cart;
import shop.catamaran.orders.CartFullException;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.orders.InvalidQuantityException;
import shop.catamaran.orders.UnknownArticleException;
import shop.catamaran.orders.internal.Ids;

@ApplicationScoped
class DatabaseCarts implements Carts {

  private CartLines lines;
  private Catalog catalog;

  DatabaseCarts() {}

  @Inject
  DatabaseCarts(CartLines lines, Catalog catalog) {
    this.lines = lines;
    this.catalog = catalog;
  }

  @Override
  public CartId create() {
    return new CartId(Ids.random());
  }

  @Override
  @Transactional
  public Cart cart(CartId id) {
    List<StoredLine> stored = lines.lines(id);
    Map<Sku, Offer> offers =
        stored.isEmpty() ? Map.of() : catalog.offers(stored.stream().map(StoredLine::sku).toList());
    return CartPricing.cart(id, stored, offers);
  }

  @Override
  @Transactional
  public int unitCount(CartId id) {
    return lines.unitCount(id);
  }

  @Override
  @Transactional
  public Cart add(CartId id, Sku sku, int quantity) {
    Offer offer = offer(sku, quantity);
    refuseIfFull(id, sku);
    lines.add(id, offer, quantity);
    return cart(id);
  }

  @Override
  @Transactional
  public Cart setQuantity(CartId id, Sku sku, int quantity) {
    if (quantity == 0) {
      return remove(id, sku);
    }
    Offer offer = offer(sku, quantity);
    refuseIfFull(id, sku);
    lines.replace(id, offer, quantity);
    return cart(id);
  }

  @Override
  @Transactional
  public Cart remove(CartId id, Sku sku) {
    lines.lock(id);
    lines.remove(id, sku);
    return cart(id);
  }

  private Offer offer(Sku sku, int quantity) {
    if (quantity < 1 || quantity > QUANTITY_MAX) {
      throw new InvalidQuantityException(quantity);
    }
    Offer offer = catalog.offers(Set.of(sku)).get(sku);
    if (offer == null || !offer.unitPrice().getCurrencyUnit().equals(CartPricing.CURRENCY)) {
      throw new UnknownArticleException(sku);
    }
    return offer;
  }

  // Counted while the cart is locked, so that no two additions can both be the last.
  private void refuseIfFull(CartId id, Sku sku) {
    lines.lock(id);
    List<StoredLine> stored = lines.lines(id);
    if (stored.size() >= LINES_MAX && stored.stream().noneMatch(line -> line.sku().equals(sku))) {
      throw new CartFullException();
    }
  }
}
