package shop.catamaran.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A document of {@code src/test/resources}, with places such as {{name}} to be filled in. */
public record Document(String text) {

  public static Document of(String name) {
    try (InputStream in = Document.class.getResourceAsStream("/" + name)) {
      return new Document(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Document with(String place, Object value) {
    String marked = "{{" + place + "}}";
    if (!text.contains(marked)) {
      throw new IllegalArgumentException("There is no " + marked + " in " + text);
    }
    return new Document(text.replace(marked, value.toString()));
  }
}
