package shop.catamaran.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.joda.money.Money;
import shop.catamaran.orders.MoneyText;

/** Writes amounts the way shoppers read them. In templates: {@code money}. */
@Named("money")
@ApplicationScoped
public class MoneyFormat {

  /** The amount with its currency sign; nothing for nothing. */
  public String format(Money amount) {
    return amount == null ? "" : MoneyText.of(amount);
  }

  /** The bare number, as machine-readable data wants it: {@code 1290.00}. */
  public String number(Money amount) {
    return amount.getAmount().toPlainString();
  }
}
