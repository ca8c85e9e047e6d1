package shop.catamaran.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeclinedTest {

  @Test
  void knowsTheGatewaysCodes() {
    assertThat(Declined.of("insufficient_funds")).isEqualTo(Declined.INSUFFICIENT_FUNDS);
    assertThat(Declined.of("expired_card")).isEqualTo(Declined.EXPIRED_CARD);
    assertThat(Declined.of("incorrect_cvc")).isEqualTo(Declined.INCORRECT_CVC);
    assertThat(Declined.of("invalid_token")).isEqualTo(Declined.INVALID_TOKEN);
  }

  @Test
  void hasAnAnswerToCodesItDoesNotKnow() {
    assertThat(Declined.of("<script>")).isEqualTo(Declined.CARD_DECLINED);
  }

  @Test
  void alwaysSaysThatNothingWasCharged() {
    for (Declined reason : Declined.values()) {
      assertThat(reason.message()).startsWith("Nothing was charged.");
    }
  }
}
