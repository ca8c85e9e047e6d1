package shop.catamaran.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import shop.catamaran.orders.CartId;

/** The text of the visitor cookie: a cart's id and a signature that nobody else can make. */
final class VisitorCookie {

  static final String NAME = "visitor";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int UUID_LENGTH = 36;

  private final List<SecretKeySpec> keys;

  /** The first key signs, all verify. */
  VisitorCookie(List<byte[]> keys) {
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
  }

  String write(CartId cart) {
    String id = cart.toString();
    return id + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(id, keys.get(0)));
  }

  /** The cart that a cookie names, if the signature is ours. */
  Optional<CartId> read(String text) {
    if (text.length() <= UUID_LENGTH || text.charAt(UUID_LENGTH) != '.') {
      return Optional.empty();
    }
    String id = text.substring(0, UUID_LENGTH);
    try {
      byte[] signature = Base64.getUrlDecoder().decode(text.substring(UUID_LENGTH + 1));
      return keys.stream().anyMatch(key -> MessageDigest.isEqual(signature, sign(id, key)))
          ? Optional.of(new CartId(UUID.fromString(id)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] sign(String id, SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(id.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
