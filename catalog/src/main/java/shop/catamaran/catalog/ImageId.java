package shop.catamaran.catalog;

import java.util.regex.Pattern;

/** Names a picture by the SHA-256 of its bytes, in lower-case hexadecimal. */
public record ImageId(String sha256) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if the value is not such a hash
   */
  public ImageId {
    if (sha256 == null || !FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a picture is named by 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
