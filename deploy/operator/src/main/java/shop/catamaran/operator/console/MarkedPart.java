package shop.catamaran.operator.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document between two marks, which a command writes.
 *
 * @param name of the part, which its marks bear
 */
public record MarkedPart(String name) {

  /**
   * Puts a text there, in place of an earlier one.
   *
   * @throws IOException if the document has no such part, too
   */
  public void write(Path document, String content) throws IOException {
    String mark = "<!-- " + name + " -->";
    String text = Files.readString(document);
    int begin = text.indexOf(mark);
    int end = text.indexOf("<!-- end of " + name + " -->");
    if (begin < 0 || end < begin) {
      throw new IOException(document + " has no place for the " + name);
    }
    Files.writeString(
        document, text.substring(0, begin + mark.length()) + "\n" + content + text.substring(end));
  }
}
