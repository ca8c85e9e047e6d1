package shop.catamaran.operator.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/** A folder that stands for a cloud's object storage, or is where it is mounted. */
public record FolderStorage(Path root) implements ObjectStorage {

  @Override
  public void put(Path file, String key) {
    Path place = place(key);
    Path partial = place.resolveSibling(place.getFileName() + ".partial");
    try {
      Files.createDirectories(place.getParent());
      try {
        Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
            partial, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new RefusedException("Cannot keep " + place + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void get(String key, Path file) {
    Path place = place(key);
    if (!Files.isRegularFile(place)) {
      throw new RefusedException("There is no " + key + " in " + root + ".");
    }
    try {
      Files.copy(place, file);
    } catch (IOException e) {
      throw new RefusedException("Cannot fetch " + place + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(key -> key.startsWith(prefix) && !key.endsWith(".partial"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new RefusedException("Cannot read " + root + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(place(key));
    } catch (IOException e) {
      throw new RefusedException("Cannot delete " + key + ": " + e.getMessage(), e);
    }
  }

  private Path place(String key) {
    Path place = root.resolve(key).normalize();
    if (!place.startsWith(root)) {
      throw new RefusedException(key + " is no key.");
    }
    return place;
  }
}
