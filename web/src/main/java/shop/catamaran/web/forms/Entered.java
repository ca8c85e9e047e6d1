package shop.catamaran.web.forms;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes what was typed into a field fit for keeping. */
public final class Entered {

  private static final Pattern GAPS = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");

  private Entered() {}

  /** One line: composed characters, no control characters, single spaces, none around; not null. */
  public static String line(String typed) {
    if (typed == null) {
      return "";
    }
    return GAPS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }
}
