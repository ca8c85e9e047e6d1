package shop.catamaran.orders;

import shop.catamaran.catalog.Sku;

/** Shopping carts, kept in the database. Safe for use by many threads. */
public interface Carts {

  /** The most units of one article that a cart line may hold. */
  int QUANTITY_MAX = 99;

  /** The most lines that a cart may hold. */
  int LINES_MAX = 100;

  /** A new, empty cart's id; nothing is stored before the first line is. */
  CartId create();

  /** The cart with today's prices and stock; an unknown or emptied cart is an empty one. */
  Cart cart(CartId id);

  /** Units in the cart, for the header; cheap. */
  int unitCount(CartId id);

  /**
   * Puts more units of an article into the cart.
   *
   * @param quantity 1 to {@link #QUANTITY_MAX}; the line's sum is held to that maximum
   * @throws InvalidQuantityException if the quantity is out of bounds
   * @throws UnknownArticleException if there is no such article on sale
   * @throws CartFullException if the cart holds {@link #LINES_MAX} lines already
   */
  Cart add(CartId id, Sku sku, int quantity);

  /**
   * Sets the units of an article, 0 to take it out; otherwise as {@link #add}. Also takes note that
   * the shopper has seen today's price.
   */
  Cart setQuantity(CartId id, Sku sku, int quantity);

  /** Takes an article out; not being in is not an error. */
  Cart remove(CartId id, Sku sku);
}
