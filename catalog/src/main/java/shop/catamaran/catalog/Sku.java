package shop.catamaran.catalog;

import java.util.regex.Pattern;

/** Names one article that can be bought: a product in one size, color and so on. */
public record Sku(String value) {

  /** One to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException if the value is not of that form
   */
  public Sku {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an article number is 1 to 64 letters, digits, '.', '_' or '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
