package shop.catamaran.web.checkout;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last month in which a card is good, as printed on it. */
record CardExpiry(int month, int year) {

  private static final Pattern FORM =
      Pattern.compile("(0?[1-9]|1[0-2])\\s*[/.\\-\\u2013 ]\\s*(?:20)?(\\d\\d)");
  private static final Pattern DIGITS = Pattern.compile("(0[1-9]|1[0-2])(?:20)?(\\d\\d)");

  /** Reads 04/29, 4/29, 04/2029, 04-29, 0429 and the like. */
  static Optional<CardExpiry> parse(String typed) {
    for (Pattern pattern : new Pattern[] {FORM, DIGITS}) {
      Matcher matcher = pattern.matcher(typed);
      if (matcher.matches()) {
        return Optional.of(
            new CardExpiry(
                Integer.parseInt(matcher.group(1)), 2000 + Integer.parseInt(matcher.group(2))));
      }
    }
    return Optional.empty();
  }

  boolean isPast(Clock clock) {
    return YearMonth.of(year, month).isBefore(YearMonth.now(clock));
  }
}
