package shop.catamaran.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.catamaran.orders.CartId;

class VisitorCookieTest {

  private static final CartId CART =
      new CartId(UUID.fromString("019aa5f0-1111-7222-8333-444455556666"));

  private final VisitorCookie cookie = new VisitorCookie(List.of(new byte[32]));

  @Test
  void namesTheCartThatWasWritten() {
    assertThat(cookie.read(cookie.write(CART))).contains(CART);
  }

  @Test
  void refusesTheSignatureOfAnotherCart() {
    String other = cookie.write(new CartId(new UUID(1, 2)));
    assertThat(cookie.read(CART + other.substring(36))).isEmpty();
  }

  @Test
  void refusesAnotherKey() {
    byte[] key = new byte[32];
    key[31] = 1;
    assertThat(new VisitorCookie(List.of(key)).read(cookie.write(CART))).isEmpty();
  }

  @Test
  void readsWhatAnyKeyOfTheListSignedAndSignsWithTheFirst() {
    byte[] newKey = new byte[32];
    newKey[31] = 1;
    VisitorCookie both = new VisitorCookie(List.of(newKey, new byte[32]));
    assertThat(both.read(cookie.write(CART))).contains(CART);
    assertThat(both.read(both.write(CART))).contains(CART);
    assertThat(new VisitorCookie(List.of(newKey)).read(both.write(CART))).contains(CART);
    assertThat(cookie.read(both.write(CART))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "019aa5f0-1111-7222-8333-444455556666",
        "019aa5f0-1111-7222-8333-444455556666.",
        "019aa5f0-1111-7222-8333-444455556666.%%%",
        "019aa5f0-1111-7222-8333-444455556666.AAAA",
        "not-a-uuid-but-of-the-same-length-36.AAAA"
      })
  void refusesWhatWasNeverWritten(String text) {
    assertThat(cookie.read(text)).isEmpty();
  }
}
