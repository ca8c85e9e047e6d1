package shop.catamaran.operator.targets;

import java.util.List;
import java.util.regex.Pattern;
import shop.catamaran.operator.console.RefusedException;

/**
 * A release of the shop, as it lies in a cloud's object storage.
 *
 * @param version such as 1.4.0
 * @param sha256 of the archive, in hexadecimal
 */
public record Release(String version, String sha256) {

  private static final String FOLDER = "releases/";
  private static final String ARCHIVE = "/catamaran.tar.gz";
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Release {
    checkVersion(version);
    if (!SHA_256.matcher(sha256).matches()) {
      throw new RefusedException(sha256 + " is not a SHA-256 in hexadecimal.");
    }
  }

  /**
   * Demands that a version can be one.
   *
   * @throws RefusedException if it cannot
   */
  public static void checkVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new RefusedException(
          version + " is no version: letters, digits and . + _ - up to 64, such as 1.4.0.");
    }
  }

  /** The versions whose archives lie in a cloud's object storage. */
  public static List<String> versions(ObjectStorage storage) {
    return storage.list(FOLDER).stream()
        .filter(key -> key.endsWith(ARCHIVE))
        .map(key -> key.substring(FOLDER.length(), key.length() - ARCHIVE.length()))
        .toList();
  }

  /** Where the archive of a version lies in every cloud's object storage. */
  public static String key(String version) {
    checkVersion(version);
    return FOLDER + version + ARCHIVE;
  }
}
