package shop.catamaran.orders;

/** There is no order with this id. */
public class UnknownOrderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownOrderException(OrderId id) {
    super("there is no order " + id);
  }
}
