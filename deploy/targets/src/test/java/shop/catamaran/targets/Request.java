package shop.catamaran.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What a client asked. */
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

  public String path() {
    return uri.getPath();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /** The body, unpacked if it was packed. */
  public String content() {
    if (!header("Content-Encoding").equals("gzip")) {
      return text();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  public Map<String, String> query() {
    return fields(uri.getRawQuery());
  }

  /** The fields of a body in the form of a web form. */
  public Map<String, String> form() {
    return fields(text());
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (text != null) {
      for (String field : text.split("&", -1)) {
        String[] parts = field.split("=", 2);
        fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + uri + " " + text();
  }
}
