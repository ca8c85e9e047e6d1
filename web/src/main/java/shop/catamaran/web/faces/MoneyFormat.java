package shop.catamaran.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import org.joda.money.Money;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** Writes amounts the way shoppers read them: {@code €1,290.00}. In templates: {@code money}. */
@Named("money")
@ApplicationScoped
public class MoneyFormat {

  private static final MoneyFormatter FORMATTER =
      new MoneyFormatterBuilder()
          .appendCurrencySymbolLocalized()
          .appendAmountLocalized()
          .toFormatter(Locale.forLanguageTag("en-IE"));

  /** The amount with its currency sign; nothing for nothing. */
  public String format(Money amount) {
    if (amount == null) {
      return "";
    }
    return amount.isNegative() ? "−" + FORMATTER.print(amount.negated()) : FORMATTER.print(amount);
  }

  /** The bare number, as machine-readable data wants it: {@code 1290.00}. */
  public String number(Money amount) {
    return amount.getAmount().toPlainString();
  }
}
