package shop.catamaran.orders;

/** A quantity is out of bounds. */
public class InvalidQuantityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidQuantityException(int quantity) {
    super(quantity + " is not a quantity from 1 to " + Carts.QUANTITY_MAX);
  }
}
