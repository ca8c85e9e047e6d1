package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.CRC32;
import shop.catamaran.operator.console.RefusedException;

/**
 * Where a shop's data lies.
 *
 * @param remark to tell, where the place is not the usual one
 */
public record StateLocation(Path folder, Optional<String> remark) {

  private static final Path FALLBACK = Path.of("/var/tmp");

  /**
   * The named folder; otherwise {@code .catamaran} in the repository, or a folder below /var/tmp
   * where root keeps the repository at a place that no other user can reach.
   *
   * @param named may be null
   */
  public static StateLocation of(Path named, Installation installation) {
    if (named != null) {
      return new StateLocation(named.toAbsolutePath().normalize(), Optional.empty());
    }
    Path usual = installation.root().toAbsolutePath().normalize().resolve(".catamaran");
    if (Prerequisites.reachableByOthers(usual)) {
      return new StateLocation(usual, Optional.empty());
    }
    CRC32 checkout = new CRC32();
    checkout.update(usual.toString().getBytes(StandardCharsets.UTF_8));
    Path own = own(FALLBACK.resolve("catamaran-" + userId()));
    Path folder = own.resolve(Long.toHexString(checkout.getValue()));
    return new StateLocation(
        folder,
        Optional.of(
            "Data is kept in "
                + folder
                + ": root starts PostgreSQL as another user, who cannot reach this repository."));
  }

  // Another user could have made the folder first, to read what is put there.
  private static Path own(Path folder) {
    try {
      if (!Files.exists(folder)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      }
      if (Files.isSymbolicLink(folder)
          || !Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
        throw new RefusedException(
            folder + " belongs to another user: name a folder with --state.");
      }
      return folder;
    } catch (IOException e) {
      throw new RefusedException("Cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Object userId() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new IllegalStateException("this machine has no /proc", e);
    }
  }
}
