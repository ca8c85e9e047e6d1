package shop.catamaran.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTokenTest {

  @Test
  void takesWhatGatewaysMake() {
    assertThat(new PaymentToken("tok_1A-b2_C3").value()).isEqualTo("tok_1A-b2_C3");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"tok_123", "tok_1234 ", "tok_1234\n", "4242424242424242", "4242-4242-4242-4242"})
  void refusesAnythingElse(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PaymentToken(value));
  }
}
