package shop.catamaran.orders.internal.checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Countries that are delivered to, and what their postcodes look like. */
final class Countries {

  /**
   * A country's postcodes.
   *
   * @param example shown to the shopper
   */
  record Postcodes(Pattern form, String example) {}

  private static final Map<String, Postcodes> BY_CODE = new LinkedHashMap<>();

  static {
    add("NL", "[1-9][0-9]{3} ?[A-Z]{2}", "1012 AB");
    add("BE", "[1-9][0-9]{3}", "1000");
    add("DE", "[0-9]{5}", "10115");
    add("FR", "[0-9]{5}", "75001");
    add("LU", "(L-)?[0-9]{4}", "1009");
    add("AT", "[1-9][0-9]{3}", "1010");
    add("BG", "[0-9]{4}", "1000");
    add("HR", "[0-9]{5}", "10000");
    add("CY", "[0-9]{4}", "1010");
    add("CZ", "[0-9]{3} ?[0-9]{2}", "110 00");
    add("DK", "[0-9]{4}", "1050");
    add("EE", "[0-9]{5}", "10111");
    add("FI", "[0-9]{5}", "00100");
    add("GR", "[0-9]{3} ?[0-9]{2}", "104 31");
    add("HU", "[0-9]{4}", "1011");
    add("IE", "[A-Z][0-9][0-9W] ?[0-9A-Z]{4}", "D02 AF30");
    add("IT", "[0-9]{5}", "00118");
    add("LV", "(LV-)?[0-9]{4}", "LV-1010");
    add("LT", "(LT-)?[0-9]{5}", "LT-01100");
    add("MT", "[A-Z]{3} ?[0-9]{4}", "VLT 1117");
    add("PL", "[0-9]{2}-[0-9]{3}", "00-001");
    add("PT", "[0-9]{4}-[0-9]{3}", "1000-001");
    add("RO", "[0-9]{6}", "010011");
    add("SK", "[0-9]{3} ?[0-9]{2}", "811 01");
    add("SI", "(SI-)?[0-9]{4}", "1000");
    add("ES", "[0-9]{5}", "28001");
    add("SE", "[0-9]{3} ?[0-9]{2}", "111 22");
  }

  private Countries() {}

  /** In display order: the neighbors first, then by English name. */
  static List<String> codes() {
    return List.copyOf(BY_CODE.keySet());
  }

  static boolean contains(String code) {
    return BY_CODE.containsKey(code);
  }

  static Postcodes postcodes(String code) {
    return BY_CODE.get(code);
  }

  private static void add(String code, String form, String example) {
    BY_CODE.put(code, new Postcodes(Pattern.compile(form), example));
  }
}
