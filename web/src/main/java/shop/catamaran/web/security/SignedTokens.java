package shop.catamaran.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;

/**
 * JWTs signed by HS256 with a key that both ends hold. While a key is being replaced, they hold the
 * old and the new one. What they claim is the caller's to check.
 */
public final class SignedTokens {

  private static final int LENGTH_MAX = 2048;

  private SignedTokens() {}

  /**
   * What a token claims.
   *
   * @throws InvalidTokenException if it is none, or not signed with any of the keys
   */
  public static JWTClaimsSet claims(String token, List<byte[]> keys) {
    try {
      check(token.length() <= LENGTH_MAX, "The token is too long");
      SignedJWT jwt = SignedJWT.parse(token);
      check(
          jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256),
          "The token is not signed by HS256");
      boolean ours = false;
      for (byte[] key : keys) {
        ours |= jwt.verify(new MACVerifier(key));
      }
      check(ours, "The token's signature is not ours");
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
