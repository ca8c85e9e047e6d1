package shop.catamaran.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.joda.money.Money;

/** An amount of money. */
@Schema(description = "An amount of money, VAT included")
public record Amount(
    @Schema(description = "Decimal text", example = "129.00") String amount,
    @Schema(description = "ISO 4217", example = "EUR") String currency) {

  static Amount of(Money money) {
    return new Amount(money.getAmount().toPlainString(), money.getCurrencyUnit().getCode());
  }
}
