package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file of {@code deploy/local} in which words between at signs are to be filled in. */
record Template(String name) {

  String fill(Map<String, String> words) {
    String text = read();
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    return text;
  }

  private String read() {
    try (InputStream in = Template.class.getResourceAsStream("/local/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the template " + name + " is missing", e);
    }
  }
}
