package shop.catamaran.orders;

/** An order cannot go from its state to the one asked for. */
public class InvalidTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidTransitionException(OrderId id, OrderState from, OrderState to) {
    super("order " + id + " is " + from + " and cannot become " + to);
  }
}
