package shop.catamaran.payments;

/** The gateway finds fault with a card as typed. */
public class CardInvalidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which field is at fault. */
  public enum Field {
    NUMBER,
    EXPIRY,
    SECURITY_CODE
  }

  private final Field field;

  public CardInvalidException(Field field, String message) {
    super(message);
    this.field = field;
  }

  public Field field() {
    return field;
  }
}
