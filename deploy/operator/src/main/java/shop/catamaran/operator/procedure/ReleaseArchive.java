package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.postgres.Migrations;

/**
 * The archive of a release, {@code catamaran.tar.gz}, unpacked as far as the operator needs it: the
 * application, and the migrations and contractions in it, which may be of another version than this
 * command.
 */
public final class ReleaseArchive implements AutoCloseable {

  private static final String WAR = "catamaran.war";
  private static final String ARCHIVE = "catamaran.tar.gz";
  private static final String MIGRATIONS = "db";
  private static final Pattern VERSION = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__.+\\.sql");

  private final Path file;
  private final Path folder;

  private ReleaseArchive(Path file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Unpacks an archive.
   *
   * @param file a release's archive, or an application by itself ({@code .war})
   * @throws RefusedException if it is none
   */
  public static ReleaseArchive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("There is no file " + file + ".");
    }
    try {
      Path folder = Files.createTempDirectory("catamaran-release-");
      ReleaseArchive release =
          new ReleaseArchive(isApplication(file) ? folder.resolve(ARCHIVE) : file, folder);
      try {
        release.unpack(file);
        return release;
      } catch (RefusedException | IOException e) {
        release.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static boolean isApplication(Path file) {
    return file.getFileName().toString().endsWith(".war");
  }

  private void unpack(Path given) throws IOException {
    if (isApplication(given)) {
      Files.copy(given, war());
      // The same application makes the same archive, whenever that is done.
      tar(
          List.of(
              "--mtime=@0", "--owner=0", "--group=0", "-I", "gzip -n", "-cf", file.toString(), WAR),
          folder,
          given);
    } else {
      tar(List.of("-xzf", given.toAbsolutePath().toString(), WAR), folder, given);
    }
    MigrationFiles.unpack(war(), migrationFiles());
  }

  private static void tar(List<String> arguments, Path folder, Path file) {
    List<String> command = Stream.concat(Stream.of("tar"), arguments.stream()).toList();
    if (Processes.run(command, folder).exitCode() != 0) {
      throw new RefusedException(file.getFileName() + " is no archive of a release.");
    }
  }

  /** The archive itself, to be handed to a cloud. */
  public Path file() {
    return file;
  }

  /** The application. */
  public Path war() {
    return folder.resolve(WAR);
  }

  /** A folder with what its schemas are made of. */
  public Path migrationFiles() {
    return folder.resolve(MIGRATIONS);
  }

  /** What its schemas are made of. */
  Migrations migrations() {
    return Migrations.in(migrationFiles());
  }

  /** Versions of a schema's contractions, in order. */
  NavigableSet<String> contractionVersions(String schema) {
    NavigableSet<String> versions =
        new TreeSet<>(
            Comparator.comparing(
                ReleaseArchive::numbers, (one, other) -> java.util.Arrays.compare(one, other)));
    Path contractions = migrationFiles().resolve("contract").resolve(schema);
    if (!Files.isDirectory(contractions)) {
      return versions;
    }
    try (Stream<Path> files = Files.list(contractions)) {
      files
          .map(path -> VERSION.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .map(version -> version.group(1).replace('_', '.'))
          .forEach(versions::add);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + contractions, e);
    }
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\.").splitAsStream(version).mapToInt(Integer::parseInt).toArray();
  }

  /** SHA-256 of the archive, in hexadecimal. */
  public String sha256() {
    return Sha256.of(file);
  }

  /** Deletes what was unpacked. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
