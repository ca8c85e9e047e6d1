package shop.catamaran.web.security;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes percent-encoded text strictly: what is not UTF-8, or not for people, is a fault. */
final class PercentText {

  private PercentText() {}

  /** Text is not well formed; the message says why. */
  static final class MalformedTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedTextException(String message) {
      super(message);
    }
  }

  /**
   * @throws MalformedTextException if it is cut short, not UTF-8 or holds control characters
   */
  static String decode(String text, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hexDigit(text, i + 1) << 4 | hexDigit(text, i + 2));
        i += 3;
      } else if (c > '~') {
        throw new MalformedTextException("The address or form is not percent-encoded.");
      } else {
        bytes.write(c == '+' && plusIsSpace ? ' ' : c);
        i++;
      }
    }
    return checked(bytes.toByteArray());
  }

  /**
   * The text that these bytes are in UTF-8.
   *
   * @throws MalformedTextException if they are not UTF-8 or hold control characters
   */
  static String checked(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.chars().anyMatch(PercentText::isControl)) {
        throw new MalformedTextException("The request holds control characters.");
      }
      return text;
    } catch (CharacterCodingException e) {
      MalformedTextException malformed = new MalformedTextException("The request is not in UTF-8.");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static boolean isControl(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
  }

  private static int hexDigit(String text, int index) {
    int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
    if (digit < 0 || text.charAt(index) > 'f') {
      throw new MalformedTextException("A percent sign lacks its two hexadecimal digits.");
    }
    return digit;
  }
}
