package shop.catamaran.gateway;

import java.util.Map;
import java.util.Optional;

/** What a card does when it is charged. */
enum Behavior {
  SUCCEED,
  CARD_DECLINED,
  INSUFFICIENT_FUNDS,
  EXPIRED_CARD,
  INCORRECT_CVC,
  SLOW,
  SILENT,
  CUT_OFF,
  FAIL_TWICE;

  private static final Map<String, Behavior> TEST_CARDS =
      Map.of(
          "4242424242424242", SUCCEED,
          "4000000000000002", CARD_DECLINED,
          "4000000000009995", INSUFFICIENT_FUNDS,
          "4000000000000069", EXPIRED_CARD,
          "4000000000000127", INCORRECT_CVC,
          "4000000000003220", SLOW,
          "4000000000000119", SILENT,
          "4000000000000341", CUT_OFF,
          "4000000000005126", FAIL_TWICE);

  static Behavior of(String number) {
    return TEST_CARDS.getOrDefault(number, SUCCEED);
  }

  Optional<String> declineCode() {
    return switch (this) {
      case CARD_DECLINED -> Optional.of("card_declined");
      case INSUFFICIENT_FUNDS -> Optional.of("insufficient_funds");
      case EXPIRED_CARD -> Optional.of("expired_card");
      case INCORRECT_CVC -> Optional.of("incorrect_cvc");
      default -> Optional.empty();
    };
  }

  Delivery firstAuthorization() {
    return this == SLOW ? Delivery.LATE : lost();
  }

  Delivery firstCapture() {
    return lost();
  }

  private Delivery lost() {
    return switch (this) {
      case SILENT -> Delivery.NEVER;
      case CUT_OFF -> Delivery.CUT;
      default -> Delivery.NOW;
    };
  }
}
