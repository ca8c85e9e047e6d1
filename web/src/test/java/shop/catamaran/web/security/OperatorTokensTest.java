package shop.catamaran.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final byte[] KEY = new byte[32];

  private final OperatorTokens tokens =
      new OperatorTokens(List.of(KEY), Clock.fixed(NOW, ZoneOffset.UTC));

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .audience("catamaran-admin")
        .subject("ada")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, byte[] key)
      throws Exception {
    SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
    jwt.sign(new MACSigner(key));
    return jwt.serialize();
  }

  private static String signed(JWTClaimsSet.Builder claims) throws Exception {
    return signed(claims.build(), JWSAlgorithm.HS256, KEY);
  }

  private void assertRefused(String token, String reason) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void namesWhoActs() throws Exception {
    assertThat(tokens.verify(signed(claims()))).isEqualTo("ada");
  }

  @Test
  void takesTheOldKeyAndTheNewOneWhileItIsReplaced() throws Exception {
    byte[] newKey = new byte[32];
    newKey[0] = 1;
    OperatorTokens both =
        new OperatorTokens(List.of(newKey, KEY), Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(both.verify(signed(claims()))).isEqualTo("ada");
    assertThat(both.verify(signed(claims().build(), JWSAlgorithm.HS256, newKey))).isEqualTo("ada");
  }

  @Test
  void refusesTokensThatLastTooLong() throws Exception {
    assertRefused(
        signed(claims().expirationTime(Date.from(NOW.plusSeconds(1000)))), "longer than 15");
    assertRefused(signed(claims().expirationTime(null)), "never expires");
  }

  @Test
  void refusesTokensOutOfTheirTime() throws Exception {
    assertRefused(signed(claims().expirationTime(Date.from(NOW))), "expired");
    assertRefused(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(60)))), "not valid yet");
  }

  @Test
  void refusesTokensForOthersAndOfNobody() throws Exception {
    assertRefused(signed(claims().audience("elsewhere")), "another audience");
    assertRefused(signed(claims().subject(null)), "names nobody");
    assertRefused(signed(claims().subject("a\nb")), "names nobody");
  }

  @Test
  void refusesOtherKeysAndAlgorithms() throws Exception {
    byte[] other = new byte[64];
    other[0] = 1;
    assertRefused(signed(claims().build(), JWSAlgorithm.HS256, other), "signature");
    assertRefused(signed(claims().build(), JWSAlgorithm.HS512, new byte[64]), "HS256");
    assertRefused(new PlainJWT(claims().build()).serialize(), "not a signed JWT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "...", "e30.e30.e30"})
  void refusesWhatIsNoToken(String text) {
    assertRefused(text, "");
  }
}
