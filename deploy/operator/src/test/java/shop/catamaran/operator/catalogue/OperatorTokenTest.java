package shop.catamaran.operator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OperatorTokenTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isSignedForTheShopsAdministrationAndLivesFiveMinutes() throws Exception {
    byte[] key = new byte[32];
    key[0] = 7;
    SignedJWT token =
        SignedJWT.parse(
            OperatorToken.make(
                Base64.getEncoder().encodeToString(key), Clock.fixed(NOW, ZoneOffset.UTC)));
    assertThat(token.verify(new MACVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("operator");
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("catamaran-admin");
    assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
        .isEqualTo(NOW.plusSeconds(300));
  }
}
