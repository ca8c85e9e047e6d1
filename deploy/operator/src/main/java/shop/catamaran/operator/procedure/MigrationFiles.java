package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.postgres.ShopDatabase;

/** The migrations and contractions within an application. */
final class MigrationFiles {

  private static final String CLASSES = "WEB-INF/classes/";
  private static final Pattern MODULE = Pattern.compile("WEB-INF/lib/catamaran-[^/]+\\.jar");
  private static final Pattern FILE =
      Pattern.compile("db/((?:contract/)?[a-z]+)/(V[0-9._]+__\\w+\\.sql)");

  private final Path folder;

  private MigrationFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks them, each schema's into a folder of its own.
   *
   * @param folder which is not there yet
   * @throws RefusedException if the application has none
   */
  static void unpack(Path war, Path folder) throws IOException {
    new MigrationFiles(folder).unpack(war);
    if (!Files.isDirectory(folder.resolve(ShopDatabase.REPLICATION))) {
      throw new RefusedException(war.getFileName() + " holds no migrations of the shop.");
    }
  }

  private void unpack(Path application) throws IOException {
    try (ZipInputStream war = new ZipInputStream(Files.newInputStream(application))) {
      for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
        String name = entry.getName();
        if (MODULE.matcher(name).matches()) {
          // Not closed: that would close the archive around it.
          ZipInputStream jar = new ZipInputStream(war);
          for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
            unpack(inner.getName(), jar);
          }
        } else if (name.startsWith(CLASSES)) {
          unpack(name.substring(CLASSES.length()), war);
        }
      }
    }
  }

  private void unpack(String name, InputStream content) throws IOException {
    Matcher migration = FILE.matcher(name);
    if (migration.matches()) {
      Path schema = Files.createDirectories(folder.resolve(migration.group(1)));
      Files.copy(content, schema.resolve(migration.group(2)));
    }
  }
}
