package shop.catamaran.demo.internal.picture;

import java.util.Arrays;
import java.util.Locale;

/** The house colors. */
public enum Color {
  NAVY("Navy", "#24426b"),
  INK("Ink", "#2b3846"),
  SIGNAL_RED("Signal Red", "#cf3d34"),
  OCHRE("Ochre", "#dda02f"),
  FOG("Fog", "#b4c0c6"),
  SLATE("Slate", "#5f7080"),
  SEA_GREEN("Sea Green", "#34897f"),
  MOSS("Moss", "#6f7f4c"),
  SKY("Sky", "#6ea8d0"),
  SAND("Sand", "#cfb78c"),
  IVORY("Ivory", "#ece3cf"),
  ORANGE("Orange", "#e9742e"),
  CORAL("Coral", "#e57b68"),
  PETROL("Petrol", "#1d5f6b"),
  PLUM("Plum", "#774565"),
  YELLOW("Yellow", "#f2c230"),
  BLACK("Black", "#2a2d31"),
  WHITE("White", "#f1f1ec"),
  TEAK("Teak", "#a06c42"),
  STEEL("Steel", "#a7b3ba"),
  BRASS("Brass", "#c99b45"),
  RUST("Rust", "#b0512f"),
  COBALT("Cobalt", "#2f5fb3");

  private final String label;
  private final String hex;

  Color(String label, String hex) {
    this.label = label;
    this.hex = hex;
  }

  /** What shoppers read. */
  public String label() {
    return label;
  }

  /** Three to four letters for article numbers. */
  public String code() {
    String letters = name().replace("_", "");
    return letters.substring(0, Math.min(4, letters.length()));
  }

  public static Color named(String label) {
    return Arrays.stream(values())
        .filter(color -> color.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no color " + label));
  }

  String hex() {
    return hex;
  }

  /** Perceived brightness, 0 to 1. */
  double brightness() {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) / 255;
  }

  String lighter(double part) {
    return mix(hex, "#ffffff", part);
  }

  String darker(double part) {
    return mix(hex, "#0b1420", part);
  }

  static String mix(String from, String to, double part) {
    int a = Integer.parseInt(from.substring(1), 16);
    int b = Integer.parseInt(to.substring(1), 16);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int x = a >> shift & 255;
      int y = b >> shift & 255;
      mixed |= (int) Math.round(x + (y - x) * part) << shift;
    }
    return String.format(Locale.ROOT, "#%06x", mixed);
  }
}
