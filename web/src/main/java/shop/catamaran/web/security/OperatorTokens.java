package shop.catamaran.web.security;

import static shop.catamaran.web.security.SignedTokens.check;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Verifies operators' tokens: JWTs signed by HS256 with the operators' key, for the audience
 * {@value #AUDIENCE}, naming who acts, that expire within minutes.
 */
public final class OperatorTokens {

  /** Whom the tokens are for. */
  public static final String AUDIENCE = "catamaran-admin";

  /** The longest that a token may be valid. */
  public static final Duration LIFE_MAX = Duration.ofMinutes(15);

  private static final Duration CLOCK_SKEW_MAX = Duration.ofSeconds(30);
  private static final Pattern SUBJECT = Pattern.compile("[\\p{Alnum}@._ -]{1,100}");

  private final List<byte[]> keys;
  private final Clock clock;

  /** Of tokens that are signed with any of the keys. */
  public OperatorTokens(List<byte[]> keys, Clock clock) {
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /**
   * Who acts.
   *
   * @throws InvalidTokenException if the token is not accepted
   */
  public String verify(String token) {
    return checkClaims(SignedTokens.claims(token, keys));
  }

  private String checkClaims(JWTClaimsSet claims) {
    check(claims.getAudience().contains(AUDIENCE), "The token is for another audience");
    Instant now = clock.instant();
    check(claims.getExpirationTime() != null, "The token never expires");
    Instant expiry = claims.getExpirationTime().toInstant();
    check(expiry.isAfter(now), "The token has expired");
    check(
        !expiry.isAfter(now.plus(LIFE_MAX).plus(CLOCK_SKEW_MAX)),
        "The token is valid for longer than " + LIFE_MAX.toMinutes() + " minutes");
    checkBegun(claims.getNotBeforeTime(), now);
    checkBegun(claims.getIssueTime(), now);
    String subject = claims.getSubject();
    check(subject != null && SUBJECT.matcher(subject).matches(), "The token names nobody");
    return subject;
  }

  private static void checkBegun(Date time, Instant now) {
    check(
        time == null || !time.toInstant().isAfter(now.plus(CLOCK_SKEW_MAX)),
        "The token is not valid yet");
  }
}
