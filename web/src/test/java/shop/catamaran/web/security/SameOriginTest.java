package shop.catamaran.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

  @ParameterizedTest
  @CsvSource({
    // Sec-Fetch-Site, Origin, Referer, Host, allowed
    "same-origin, , , shop.example, true",
    "none, , , shop.example, true",
    "cross-site, , , shop.example, false",
    "same-site, , , shop.example, false",
    "cross-site, https://shop.example, , shop.example, false",
    ", https://shop.example, , shop.example, true",
    ", http://127.0.0.1:8080, , 127.0.0.1:8080, true",
    ", http://127.0.0.1:8081, , 127.0.0.1:8080, false",
    ", https://evil.example, https://shop.example/cart, shop.example, false",
    ", null, https://shop.example/cart, shop.example, false",
    ", , https://shop.example/cart, shop.example, true",
    ", , https://SHOP.example/cart, shop.example, true",
    ", , https://evil.example/?shop.example, shop.example, false",
    ", https://shop.example@evil.example, , shop.example, false",
    ", not an address, , shop.example, false",
    ", , , shop.example, false",
    ", https://shop.example, , , false",
  })
  void allowsOnlyOurOwnPages(
      String secFetchSite, String origin, String referer, String host, boolean allowed) {
    assertThat(
            SameOrigin.shows(
                Optional.ofNullable(secFetchSite),
                Optional.ofNullable(origin),
                Optional.ofNullable(referer),
                Optional.ofNullable(host)))
        .isEqualTo(allowed);
  }

  @Test
  void holdsUnknownMethodsForUnsafe() {
    assertThat(SameOrigin.isSafe("GET")).isTrue();
    assertThat(SameOrigin.isSafe("POST")).isFalse();
    assertThat(SameOrigin.isSafe("get")).isFalse();
  }
}
