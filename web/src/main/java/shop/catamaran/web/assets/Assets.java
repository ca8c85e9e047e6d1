package shop.catamaran.web.assets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.catamaran.web.Representation;

/**
 * The shop's own style sheets, scripts, fonts and drawings: all files below {@code WEB-INF/assets},
 * read once at the start. Each is served below {@code /assets/} under a name with a hash of its
 * content, so browsers keep it for ever and still see every change.
 */
@Named
@ApplicationScoped
public class Assets {

  static final String PATH = "/assets/";

  private static final String FOLDER = "/WEB-INF/assets/";
  private static final int HASH_DIGITS = 12;
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css;charset=UTF-8"),
          Map.entry("js", "text/javascript;charset=UTF-8"),
          Map.entry("mjs", "text/javascript;charset=UTF-8"),
          Map.entry("svg", "image/svg+xml;charset=UTF-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain;charset=UTF-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"));

  private final Map<String, String> urls = new HashMap<>();
  private final Map<String, Representation> byHashedName = new HashMap<>();
  private final Map<String, Representation> byName = new HashMap<>();

  /** For the container's proxy. */
  Assets() {}

  @Inject
  Assets(ServletContext context) {
    this(read(context, FOLDER, new HashMap<>()));
  }

  Assets(Map<String, byte[]> files) {
    files.forEach(
        (name, bytes) -> {
          Representation content = new Representation(mediaType(name), bytes);
          String hashed = hashedName(name, content.hash());
          urls.put(name, PATH + hashed);
          byHashedName.put(hashed, content);
          byName.put(name, content);
        });
  }

  /**
   * The address of a file.
   *
   * @param name path below {@code WEB-INF/assets}, for example {@code shop.css}
   * @throws IllegalArgumentException if there is no such file
   */
  public String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalArgumentException("there is no file WEB-INF/assets/" + name);
    }
    return url;
  }

  Optional<Representation> hashed(String hashedName) {
    return Optional.ofNullable(byHashedName.get(hashedName));
  }

  /** For files that name each other, such as a font in a style sheet, and for well-known names. */
  Optional<Representation> plain(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The address of a file, if there is one of this name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(urls.get(name));
  }

  private static String hashedName(String name, String hash) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + '.' + hash.substring(0, HASH_DIGITS) + name.substring(dot);
  }

  private static String mediaType(String name) {
    String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no media type is known for the file assets/" + name);
    }
    return type;
  }

  private static Map<String, byte[]> read(
      ServletContext context, String folder, Map<String, byte[]> files) {
    Set<String> paths = context.getResourcePaths(folder);
    if (paths == null) {
      return files;
    }
    for (String path : paths) {
      if (path.endsWith("/")) {
        read(context, path, files);
      } else {
        try (InputStream file = context.getResourceAsStream(path)) {
          files.put(path.substring(FOLDER.length()), file.readAllBytes());
        } catch (IOException e) {
          throw new UncheckedIOException(path + " cannot be read", e);
        }
      }
    }
    return files;
  }
}
