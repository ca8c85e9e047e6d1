package shop.catamaran.web.faces;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The state of pages as Mojarra encrypts it: Base64 of a MAC, an initialisation vector and what is
 * encrypted, all made with one key.
 */
final class ViewStateCipher {

  private static final String CIPHER = "AES/CBC/PKCS5Padding";
  private static final String MAC = "HmacSHA256";
  private static final int MAC_BYTES = 32;
  private static final int VECTOR_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final List<SecretKeySpec> keys;

  /** The first key is the one that Mojarra knows. */
  ViewStateCipher(List<byte[]> keys) {
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, "AES")).toList();
  }

  SecretKey firstKey() {
    return keys.get(0);
  }

  /**
   * The same state encrypted with the first key. What is not encrypted with one of the later keys
   * is left as it is, for Mojarra to judge.
   */
  String withFirstKey(String state) {
    if (keys.size() == 1) {
      return state;
    }
    Optional<byte[]> bytes = decode(state);
    if (bytes.isEmpty() || isMadeWith(keys.get(0), bytes.get())) {
      return state;
    }
    return keys.stream()
        .skip(1)
        .filter(key -> isMadeWith(key, bytes.get()))
        .findFirst()
        .map(key -> encrypt(keys.get(0), decrypt(key, bytes.get())))
        .orElse(state);
  }

  private static Optional<byte[]> decode(String state) {
    try {
      return Optional.of(Base64.getDecoder().decode(state))
          .filter(bytes -> bytes.length > MAC_BYTES + VECTOR_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isMadeWith(SecretKey key, byte[] bytes) {
    return MessageDigest.isEqual(
        Arrays.copyOf(bytes, MAC_BYTES),
        mac(key, Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length)));
  }

  private static byte[] decrypt(SecretKey key, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(bytes, MAC_BYTES, VECTOR_BYTES));
      int start = MAC_BYTES + VECTOR_BYTES;
      return cipher.doFinal(bytes, start, bytes.length - start);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what bears our MAC cannot be decrypted", e);
    }
  }

  private String encrypt(SecretKey key, byte[] plain) {
    byte[] vector = new byte[VECTOR_BYTES];
    random.nextBytes(vector);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(vector));
      byte[] signed = concatenated(vector, cipher.doFinal(plain));
      return Base64.getEncoder().encodeToString(concatenated(mac(key, signed), signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  private static byte[] mac(SecretKey key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] whole = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    return whole;
  }
}
