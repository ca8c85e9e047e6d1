package shop.catamaran.web.checkout;

/** Why a card was declined, and what the shopper can do. */
enum Declined {
  CARD_DECLINED("Your bank declined the payment. Please try another card or ask your bank."),
  INSUFFICIENT_FUNDS("Your bank declined the payment: the funds do not suffice. Try another card."),
  EXPIRED_CARD("This card has expired. Please use another card."),
  INCORRECT_CVC("The security code does not match the card. Check it, or use another card."),
  INVALID_TOKEN("The card details are too old to be used. Please enter the card again.");

  private final String message;

  Declined(String message) {
    this.message = message;
  }

  String message() {
    return "Nothing was charged. " + message;
  }

  /** The reason with this code; an unknown one is the general one. */
  static Declined of(String code) {
    for (Declined reason : values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    return CARD_DECLINED;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
