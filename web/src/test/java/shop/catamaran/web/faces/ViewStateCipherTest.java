package shop.catamaran.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewStateCipherTest {

  private static final byte[] OLD = key(7);
  private static final byte[] NEW = key(8);

  /** Made by Mojarra 4.0.11 with the old key. */
  private static final String STATE =
      "JqTriSb0PrtILBDfDlDK068K+a59qmsbCnfVj05rKRmLp15PKEJ1L8WdgtJfPOm9"
          + "/9YJLeyhY/mUgbVF2PkTtY769q+cC1PHjhvcGSpMNCE=";

  private final ViewStateCipher cipher = new ViewStateCipher(List.of(NEW, OLD));

  private static byte[] key(int each) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) each);
    return key;
  }

  /** As Mojarra reads it. */
  private static String read(String state, byte[] key) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(state);
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    mac.update(bytes, 32, bytes.length - 32);
    assertThat(mac.doFinal()).isEqualTo(Arrays.copyOf(bytes, 32));
    Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
    aes.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(bytes, 32, 16));
    return new String(aes.doFinal(bytes, 48, bytes.length - 48), StandardCharsets.UTF_8);
  }

  @Test
  void stateOfTheOldKeyIsReadWithTheNewOne() throws Exception {
    assertThat(read(cipher.withFirstKey(STATE), NEW)).isEqualTo("the state of a page");
  }

  @Test
  void stateOfTheNewKeyIsReadWhereTheOldOneIsStillUsed() throws Exception {
    String made = cipher.withFirstKey(STATE);
    String again = new ViewStateCipher(List.of(OLD, NEW)).withFirstKey(made);
    assertThat(read(again, OLD)).isEqualTo("the state of a page");
    assertThat(again).isNotEqualTo(STATE);
  }

  @Test
  void stateOfTheFirstKeyStaysAsItIs() {
    assertThat(new ViewStateCipher(List.of(OLD, NEW)).withFirstKey(STATE)).isSameAs(STATE);
    assertThat(new ViewStateCipher(List.of(OLD)).withFirstKey(STATE)).isSameAs(STATE);
  }

  @Test
  void stateOfAnUnknownKeyStaysAsItIs() {
    assertThat(new ViewStateCipher(List.of(NEW)).withFirstKey(STATE)).isSameAs(STATE);
    assertThat(new ViewStateCipher(List.of(NEW, key(9))).withFirstKey(STATE)).isSameAs(STATE);
  }

  @Test
  void forgedStateStaysAsItIs() {
    byte[] bytes = Base64.getDecoder().decode(STATE);
    for (int place = 0; place < bytes.length; place++) {
      byte[] forged = bytes.clone();
      forged[place] ^= 1;
      String state = Base64.getEncoder().encodeToString(forged);
      assertThat(cipher.withFirstKey(state)).isSameAs(state);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stateless", "%%%", "AAAA"})
  void whatIsNoStateStaysAsItIs(String text) {
    assertThat(cipher.withFirstKey(text)).isSameAs(text);
  }
}
