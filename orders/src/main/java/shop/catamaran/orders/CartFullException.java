package shop.catamaran.orders;

/** A cart has as many lines as it may have. */
public class CartFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CartFullException() {
    super("a cart holds at most " + Carts.LINES_MAX + " different articles");
  }
}
