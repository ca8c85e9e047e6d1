package shop.catamaran.web.checkout;

import java.util.Locale;

/** Why a card was declined, and what the shopper can do. */
public enum Declined {
  CARD_DECLINED("Your bank declined the payment. Please try another card or ask your bank."),
  INSUFFICIENT_FUNDS("Your bank declined the payment: the funds do not suffice. Try another card."),
  EXPIRED_CARD("This card has expired. Please use another card."),
  INCORRECT_CVC("The security code does not match the card. Check it, or use another card."),
  INVALID_TOKEN("The card details are too old to be used. Please enter the card again.");

  private final String message;

  Declined(String message) {
    this.message = message;
  }

  /** What happened and what to do, for the shopper. */
  public String message() {
    return "Nothing was charged. " + message;
  }

  /** The reason with this code; an unknown one is the general one. */
  public static Declined of(String code) {
    for (Declined reason : values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    return CARD_DECLINED;
  }

  /** As the gateway names it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
