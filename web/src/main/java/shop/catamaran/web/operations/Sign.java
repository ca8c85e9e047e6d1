package shop.catamaran.web.operations;

import java.util.Locale;

/**
 * Something that the page tells and that changes while it is looked at.
 *
 * @param key names its place on the page
 */
public record Sign(String key, String text, Tone tone) {

  /** How good or bad the news is; words say so, too. */
  public enum Tone {
    GOOD,
    WARN,
    BAD,
    PLAIN
  }

  /** The tone as style sheets name it. */
  public String getMood() {
    return tone.name().toLowerCase(Locale.ROOT);
  }
}
