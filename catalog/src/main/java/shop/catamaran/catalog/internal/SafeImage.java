package shop.catamaran.catalog.internal;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;

/** Tells pictures by their bytes, and refuses drawings that could do more than be looked at. */
final class SafeImage {

  static final int BYTES_MAX = 2 * 1024 * 1024;

  private static final Set<String> ACTIVE_ELEMENTS =
      Set.of("script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler");

  private SafeImage() {}

  /**
   * The picture in these bytes.
   *
   * @throws IllegalArgumentException with the reason if there is none that may be shown
   */
  static Image of(byte[] content) {
    if (content.length == 0 || content.length > BYTES_MAX) {
      throw new IllegalArgumentException("a picture has 1 byte to 2 MiB");
    }
    return new Image(new ImageId(sha256(content)), mediaType(content), content);
  }

  private static String mediaType(byte[] content) {
    String head = HexFormat.of().formatHex(content, 0, Math.min(12, content.length));
    if (head.startsWith("89504e470d0a1a0a")) {
      return "image/png";
    }
    if (head.startsWith("ffd8ff")) {
      return "image/jpeg";
    }
    if (head.startsWith("52494646") && head.endsWith("57454250")) {
      return "image/webp";
    }
    checkDrawing(content);
    return "image/svg+xml";
  }

  private static void checkDrawing(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      boolean root = true;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION || event == XMLStreamConstants.DTD) {
          throw new IllegalArgumentException(
              "a drawing must not hold processing instructions or a document type");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (root && !reader.getLocalName().equals("svg")) {
            throw new IllegalArgumentException("it is none of PNG, JPEG, WebP and SVG");
          }
          root = false;
          checkElement(reader);
        } else if (event == XMLStreamConstants.CHARACTERS) {
          checkText(reader.getText());
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("it is none of PNG, JPEG, WebP and SVG", e);
    }
  }

  private static void checkElement(XMLStreamReader reader) {
    if (ACTIVE_ELEMENTS.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("a drawing must not hold " + reader.getLocalName());
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = reader.getAttributeValue(i).trim();
      if (name.startsWith("on")) {
        throw new IllegalArgumentException("a drawing must not handle events (" + name + ")");
      }
      if ((name.equals("href") || name.equals("src")) && !value.startsWith("#")) {
        throw new IllegalArgumentException("a drawing must not refer to anything outside it");
      }
      checkText(value);
    }
  }

  private static void checkText(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    if (plain.contains("@import") || plain.replace("url(#", "").contains("url(")) {
      throw new IllegalArgumentException("a drawing must not refer to anything outside it");
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
