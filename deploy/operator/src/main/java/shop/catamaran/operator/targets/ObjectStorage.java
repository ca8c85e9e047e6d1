package shop.catamaran.operator.targets;

import java.nio.file.Path;
import java.util.List;

/** Files by keys such as {@code backups/aws-20260101.backup}, in a cloud's object storage. */
public interface ObjectStorage {

  /** Keeps a file under a key, in place of what was there; whoever reads sees all of it or none. */
  void put(Path file, String key);

  /**
   * Fetches what a key holds into a file that is not there yet.
   *
   * @throws shop.catamaran.operator.console.RefusedException if there is nothing under that key
   */
  void get(String key, Path file);

  /** All keys that begin so, in order. */
  List<String> list(String prefix);

  /** Deletes what a key holds, if anything. */
  void delete(String key);
}
