package shop.catamaran.operator.catalogue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** The token by which the operator shows a shop that it holds the shop's operator key. */
final class OperatorToken {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String ISSUER = "operator";
  private static final String AUDIENCE = "catamaran-admin";

  private OperatorToken() {}

  /**
   * @param key 32 bytes in Base64
   */
  static String make(String key, Clock clock) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(ISSUER)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(Base64.getDecoder().decode(key)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the operator key cannot sign", e);
    }
  }
}
