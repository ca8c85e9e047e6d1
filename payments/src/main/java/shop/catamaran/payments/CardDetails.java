package shop.catamaran.payments;

/**
 * A card as typed by a shopper. Keep it no longer than the call; its text form shows nothing.
 *
 * @param number digits, spaces allowed
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 */
public record CardDetails(String number, int expiryMonth, int expiryYear, String securityCode) {

  @Override
  public String toString() {
    return "CardDetails[...]";
  }
}
