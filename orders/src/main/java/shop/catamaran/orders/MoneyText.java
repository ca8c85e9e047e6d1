package shop.catamaran.orders;

import java.util.Locale;
import org.joda.money.Money;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** Amounts the way shoppers read them, on pages, in sentences and in mails alike. */
public final class MoneyText {

  private static final MoneyFormatter FORMATTER =
      new MoneyFormatterBuilder()
          .appendCurrencySymbolLocalized()
          .appendAmountLocalized()
          .toFormatter(Locale.forLanguageTag("en-IE"));

  private MoneyText() {}

  /** For example {@code €1,290.00}. */
  public static String of(Money amount) {
    return amount.isNegative() ? "−" + FORMATTER.print(amount.negated()) : FORMATTER.print(amount);
  }
}
