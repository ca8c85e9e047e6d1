package shop.catamaran.orders;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * What a shopper reads aloud: ten characters of Crockford's base 32 (no I, L, O, U) in two groups,
 * for example {@code 7K3QD-9XW2M}. Derived from the order's id, so both clouds name it alike.
 */
public record OrderNumber(String value) {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  public OrderNumber {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an order number looks like 7K3QD-9XW2M");
    }
  }

  /** The number of the order with this id: the first 50 bits of the id's SHA-256. */
  public static OrderNumber of(OrderId id) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .array();
    long bits = ByteBuffer.wrap(sha256(bytes)).getLong();
    StringBuilder number = new StringBuilder();
    for (int index = 0; index < 10; index++) {
      number.append(DIGITS.charAt((int) (bits >>> (59 - 5 * index)) & 31));
    }
    return new OrderNumber(number.insert(5, '-').toString());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
