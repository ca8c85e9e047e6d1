package shop.catamaran.operator.backup;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import shop.catamaran.operator.console.RefusedException;

/** What backups are encrypted with: 32 bytes that operators keep outside all clouds. */
public final class BackupKey {

  private static final int BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final int SEGMENT_BYTES = 1 << 20;

  private final byte[] bytes;

  private BackupKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a key.
   *
   * @param base64 of 32 bytes
   * @throws RefusedException if it is not that; the message does not show it
   */
  public static BackupKey parse(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      if (bytes.length == BYTES) {
        return new BackupKey(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException("The backup key is not base64.", e);
    }
    throw new RefusedException("The backup key is not " + BYTES + " bytes, as base64.");
  }

  /** Tells one key from another, and tells nothing of it. */
  String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("catamaran backup key".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** AES-GCM in segments, each of which is proven before a byte of it is handed out. */
  StreamingAead cipher() {
    try {
      return new AesGcmHkdfStreaming(bytes, "HmacSha256", BYTES, SEGMENT_BYTES, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "BackupKey[" + id() + "]";
  }
}
