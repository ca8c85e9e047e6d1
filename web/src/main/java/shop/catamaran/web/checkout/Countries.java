package shop.catamaran.web.checkout;

import java.util.Locale;

/** Names of countries. */
public final class Countries {

  private Countries() {}

  /** The English name of a country. */
  public static String name(String code) {
    return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }
}
