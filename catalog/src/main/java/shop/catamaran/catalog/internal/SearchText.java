package shop.catamaran.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of what a shopper typed. */
record SearchText(List<String> words) {

  private static final int WORDS_MAX = 10;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  static SearchText of(String typed) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(typed.toLowerCase(Locale.ROOT));
    while (matcher.find() && words.size() < WORDS_MAX) {
      words.add(matcher.group());
    }
    return new SearchText(List.copyOf(words));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * All words must occur; the last one may be unfinished. Words hold letters and digits only, so
   * nothing of the query language can be smuggled in.
   */
  String tsquery() {
    return String.join(" & ", words) + ":*";
  }

  String joined() {
    return String.join(" ", words);
  }
}
