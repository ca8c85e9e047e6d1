package shop.catamaran.operator.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;

/** Backups in a cloud's object storage, by their names. A name is there only when it is whole. */
public final class StoredBackups {

  private static final String PREFIX = "backups/";

  private final String keeper;
  private final ObjectStorage storage;
  private final Progress progress;

  /**
   * Those in a storage.
   *
   * @param keeper the cloud whose storage it is
   */
  public StoredBackups(String keeper, ObjectStorage storage, Progress progress) {
    this.keeper = keeper;
    this.storage = storage;
    this.progress = progress;
  }

  /**
   * Takes a backup as {@link Backups#take} does, and keeps it here. It is written to a temporary
   * file first, encrypted already, so that one that breaks off is never here.
   *
   * @param cloud whose data
   * @return the backup and those that were deleted, by their names here
   */
  public Backups.Taken take(Backups backups, String cloud, int keep) {
    // A storage that refuses does so before everything is read.
    progress.say(keeper + " keeps " + names().size() + " backups so far.");
    return inTemporaryFolder(
        folder -> {
          Backups.Taken taken = backups.take(folder, 1);
          List<Path> removed = put(taken.file(), cloud, keep).stream().map(Path::of).toList();
          return new Backups.Taken(
              taken.file().getFileName(), taken.rows(), taken.bytes(), removed);
        });
  }

  /**
   * Keeps a backup's file under its name.
   *
   * @param cloud whose data
   * @param keep how many backups of that cloud stay, this one included
   * @return the names of those that were deleted
   */
  public List<String> put(Path file, String cloud, int keep) {
    String name = file.getFileName().toString();
    progress.say("Sending " + name + " to " + keeper + " ...");
    storage.put(file, PREFIX + name);
    List<String> old = Backups.newestFirst(cloud, names().stream()).skip(keep).toList();
    old.forEach(each -> storage.delete(PREFIX + each));
    return old;
  }

  /**
   * Lets something be done with a backup, in a temporary file that is deleted afterwards.
   *
   * @throws RefusedException if there is none of that name
   */
  public <T> T fetch(String name, Function<Path, T> use) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new RefusedException(
          names.isEmpty()
              ? keeper + " keeps no backups."
              : keeper + " keeps no backup '" + name + "', but: " + String.join(", ", names) + ".");
    }
    return inTemporaryFolder(
        folder -> {
          progress.say("Fetching " + name + " from " + keeper + " ...");
          Path file = folder.resolve(name);
          storage.get(PREFIX + name, file);
          return use.apply(file);
        });
  }

  private List<String> names() {
    return storage.list(PREFIX).stream()
        .map(key -> key.substring(PREFIX.length()))
        .filter(name -> name.endsWith(Backups.SUFFIX) && !name.contains("/"))
        .sorted()
        .toList();
  }

  private static <T> T inTemporaryFolder(Function<Path, T> use) {
    try {
      Path folder = Files.createTempDirectory("catamaran-backup-");
      try {
        return use.apply(folder);
      } finally {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new RefusedException("There must be a temporary folder: " + e.getMessage(), e);
    }
  }
}
