package shop.catamaran.web.operations;

import java.util.Locale;

/** Writes measured figures the way people read them. */
final class Figure {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

  private Figure() {}

  /** For example {@code 0.4 s}, {@code 3 min}. */
  static String time(long millis) {
    if (millis < MINUTE_MILLIS) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis < HOUR_MILLIS ? millis / MINUTE_MILLIS + " min" : millis / HOUR_MILLIS + " h";
  }

  /** For example {@code 12 kB}. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? bytes / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }
}
