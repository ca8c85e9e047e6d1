package shop.catamaran.orders;

import java.util.Map;

/** Something that was entered cannot be accepted. */
public class InvalidCheckoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> messages;

  /**
   * @param messages by field: cart, email, name, line1, line2, postcode, city, country, delivery,
   *     payment, orderId
   */
  public InvalidCheckoutException(Map<String, String> messages) {
    super(messages.toString());
    this.messages = Map.copyOf(messages);
  }

  /** One sentence for the shopper by field. */
  public Map<String, String> messages() {
    return messages;
  }
}
