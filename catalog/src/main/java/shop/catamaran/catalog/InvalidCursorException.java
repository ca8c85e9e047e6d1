package shop.catamaran.catalog;

/** The cursor of a product query is not one that an earlier page of the same query gave. */
public class InvalidCursorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidCursorException() {
    super("this is not a cursor that an earlier page of the same list gave");
  }
}
