package shop.catamaran.web.peer;

import static shop.catamaran.web.security.SignedTokens.check;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import shop.catamaran.web.security.InvalidTokenException;
import shop.catamaran.web.security.SignedTokens;

/**
 * The tokens by which clouds know each other: JWTs signed by HS256 with the clouds' common key,
 * issued by the cloud that calls for the cloud that is called, valid for a minute. A repeated one
 * is not refused: every request may be repeated.
 */
final class PeerTokens {

  static final Duration LIFE = Duration.ofSeconds(60);

  /** Clocks of clouds may differ by this much. */
  static final Duration CLOCK_SKEW_MAX = Duration.ofSeconds(60);

  private final String cloud;
  private final Set<String> peers;
  private final List<byte[]> keys;
  private final Clock clock;

  /** The first key signs, all verify. */
  PeerTokens(String cloud, Set<String> peers, List<byte[]> keys, Clock clock) {
    this.cloud = cloud;
    this.peers = Set.copyOf(peers);
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /** A token for a call to that cloud, now. */
  String sign(String peer) {
    Instant now = clock.instant();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer(cloud)
                .audience(peer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new MACSigner(keys.get(0)));
    } catch (JOSEException e) {
      throw new IllegalStateException("the peer key signs nothing", e);
    }
    return jwt.serialize();
  }

  /**
   * The cloud that calls.
   *
   * @throws InvalidTokenException if the token is not accepted
   */
  String verify(String token) {
    return checkClaims(SignedTokens.claims(token, keys));
  }

  private String checkClaims(JWTClaimsSet claims) {
    check(claims.getAudience().equals(List.of(cloud)), "The token is for another cloud");
    check(
        claims.getIssuer() != null && peers.contains(claims.getIssuer()),
        "The token is of a cloud that is not known here");
    check(claims.getJWTID() != null && !claims.getJWTID().isBlank(), "The token has no id");
    Instant now = clock.instant();
    check(claims.getExpirationTime() != null, "The token never expires");
    Instant expiry = claims.getExpirationTime().toInstant();
    check(expiry.plus(CLOCK_SKEW_MAX).isAfter(now), "The token has expired");
    check(
        !expiry.isAfter(now.plus(LIFE).plus(CLOCK_SKEW_MAX)),
        "The token is valid for longer than " + LIFE.toSeconds() + " seconds");
    check(
        claims.getIssueTime() != null
            && !claims.getIssueTime().toInstant().isAfter(now.plus(CLOCK_SKEW_MAX)),
        "The token is not valid yet");
    return claims.getIssuer();
  }
}
