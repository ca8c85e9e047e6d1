package shop.catamaran.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The state of a page of which nothing was changed, as Faces puts it into forms. */
final class ViewState {

  private static final int VECTOR_BYTES = 16;

  private ViewState() {}

  /** The state encrypted with a key in Base64. */
  static String encryptedWith(String key) throws IOException, GeneralSecurityException {
    SecretKeySpec secret = new SecretKeySpec(Base64.getDecoder().decode(key), "AES");
    byte[] vector = new byte[VECTOR_BYTES];
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(vector));
    byte[] encrypted = cipher.doFinal(plain());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    mac.update(vector);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(mac.doFinal(encrypted));
    whole.write(vector);
    whole.write(encrypted);
    return Base64.getEncoder().encodeToString(whole.toByteArray());
  }

  private static byte[] plain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
      out.writeObject(null);
      out.writeObject(new HashMap<String, Object>());
    }
    return bytes.toByteArray();
  }
}
