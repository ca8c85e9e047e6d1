package shop.catamaran.web.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The migrations that this release was built with. */
final class KnownMigrations {

  private static final Pattern FILE = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__.+\\.sql");

  private KnownMigrations() {}

  /**
   * Versions of a schema's migrations.
   *
   * @throws IllegalStateException if the release holds none
   */
  static NavigableSet<String> of(String schema, ClassLoader classes) {
    NavigableSet<String> versions = in("db/" + schema, classes);
    if (versions.isEmpty()) {
      throw new IllegalStateException("this release holds no migrations of schema " + schema);
    }
    return versions;
  }

  /** Versions of a schema's contractions; there may be none. */
  static NavigableSet<String> contractionsOf(String schema, ClassLoader classes) {
    return in("db/contract/" + schema, classes);
  }

  private static NavigableSet<String> in(String folder, ClassLoader classes) {
    NavigableSet<String> versions = new TreeSet<>();
    try {
      for (URL url : Collections.list(classes.getResources(folder))) {
        fileNames(url, folder + '/').stream()
            .map(KnownMigrations::version)
            .flatMap(Optional::stream)
            .forEach(versions::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations in " + folder + " cannot be read", e);
    }
    return versions;
  }

  // Modules are archives; what belongs to the application itself is in a folder.
  private static List<String> fileNames(URL url, String folder) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      try (var file = jar.getJarFile()) {
        return file.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(folder))
            .map(name -> name.substring(folder.length()))
            .toList();
      }
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static Optional<String> version(String fileName) {
    Matcher file = FILE.matcher(fileName);
    return file.matches() ? Optional.of(file.group(1).replace('_', '.')) : Optional.empty();
  }
}
