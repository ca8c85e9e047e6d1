package shop.catamaran.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/**
 * JWTs signed by HS256 with a key that both ends hold. What they claim is the caller's to check.
 */
public final class SignedTokens {

  private static final int LENGTH_MAX = 2048;

  private SignedTokens() {}

  /**
   * What a token claims.
   *
   * @throws InvalidTokenException if it is none, or not signed with the key
   */
  public static JWTClaimsSet claims(String token, byte[] key) {
    try {
      check(token.length() <= LENGTH_MAX, "The token is too long");
      SignedJWT jwt = SignedJWT.parse(token);
      check(
          jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256),
          "The token is not signed by HS256");
      check(jwt.verify(new MACVerifier(key)), "The token's signature is not ours");
      return jwt.getJWTClaimsSet();
    } catch (ParseException | JOSEException | IllegalStateException e) {
      throw new InvalidTokenException("This is not a signed JWT", e);
    }
  }

  /**
   * Demands something of a token.
   *
   * @throws InvalidTokenException with the fault if the condition does not hold
   */
  public static void check(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidTokenException(fault);
    }
  }
}
