package shop.catamaran.web.peer;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.web.security.InvalidTokenException;

class PeerTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final byte[] KEY = new byte[32];

  private final PeerTokens aws = tokens("aws", "azure", KEY, NOW);

  private static PeerTokens tokens(String cloud, String peer, byte[] key, Instant now) {
    return new PeerTokens(cloud, Set.of(peer), List.of(key), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("azure")
        .audience("aws")
        .jwtID("1")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, byte[] key)
      throws Exception {
    SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
    jwt.sign(new MACSigner(key));
    return jwt.serialize();
  }

  private void assertRefused(String token, String reason) {
    assertThatThrownBy(() -> aws.verify(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void cloudsKnowEachOther() {
    PeerTokens azure = tokens("azure", "aws", KEY, NOW);
    assertThat(aws.verify(azure.sign("aws"))).isEqualTo("azure");
    assertThat(azure.verify(aws.sign("azure"))).isEqualTo("aws");
  }

  @Test
  void knowEachOtherWhileTheKeyIsReplaced() {
    byte[] otherKey = new byte[64];
    otherKey[0] = 1;
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    PeerTokens before = tokens("azure", "aws", KEY, NOW);
    PeerTokens during = new PeerTokens("azure", Set.of("aws"), List.of(KEY, otherKey), clock);
    PeerTokens after = new PeerTokens("aws", Set.of("azure"), List.of(otherKey, KEY), clock);
    assertThat(after.verify(before.sign("aws"))).isEqualTo("azure");
    assertThat(after.verify(during.sign("aws"))).isEqualTo("azure");
    assertThat(during.verify(after.sign("azure"))).isEqualTo("aws");
    assertThatThrownBy(() -> before.verify(after.sign("azure")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @ParameterizedTest
  @CsvSource({"-119, true", "-121, false", "59, true", "61, false"})
  void clocksMayDiffer(long seconds, boolean accepted) {
    String token = tokens("azure", "aws", KEY, NOW.plusSeconds(seconds)).sign("aws");
    if (accepted) {
      assertThat(aws.verify(token)).isEqualTo("azure");
    } else {
      assertRefused(token, "The token");
    }
  }

  @Test
  void refusesOtherKeysAlgorithmsAndForms() throws Exception {
    byte[] otherKey = new byte[64];
    otherKey[0] = 1;
    assertRefused(signed(claims().build(), JWSAlgorithm.HS256, otherKey), "signature");
    assertRefused(signed(claims().build(), JWSAlgorithm.HS512, otherKey), "HS256");
    assertRefused(new PlainJWT(claims().build()).serialize(), "not a signed JWT");
    assertRefused("", "not a signed JWT");
    assertRefused("x".repeat(3000), "too long");
  }

  @Test
  void refusesWhatIsForOthersOrOfOthers() throws Exception {
    assertRefused(hs256(claims().audience("gcp")), "another cloud");
    assertRefused(hs256(claims().audience(List.of("aws", "gcp"))), "another cloud");
    assertRefused(hs256(claims().issuer("gcp")), "not known here");
    assertRefused(hs256(claims().issuer("aws")), "not known here");
    assertRefused(hs256(claims().issuer(null)), "not known here");
    assertRefused(aws.sign("azure"), "another cloud");
  }

  @Test
  void refusesWhatLastsTooLongOrSaysTooLittle() throws Exception {
    assertRefused(hs256(claims().expirationTime(null)), "never expires");
    assertRefused(
        hs256(claims().expirationTime(Date.from(NOW.plusSeconds(121)))), "valid for longer");
    assertRefused(hs256(claims().issueTime(null)), "not valid yet");
    assertRefused(hs256(claims().jwtID(null)), "no id");
  }

  private static String hs256(JWTClaimsSet.Builder claims) throws Exception {
    return signed(claims.build(), JWSAlgorithm.HS256, KEY);
  }
}
