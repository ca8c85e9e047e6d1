package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.procedure.ReleaseArchive;
import shop.catamaran.operator.procedure.Sha256;
import shop.catamaran.operator.targets.ObjectStorage;
import shop.catamaran.operator.targets.Release;

/** The applications that members start: what is built here, or a release that was brought. */
record Releases(Installation installation, StateFolder folder) {

  private static final int DIGITS = 8;

  /** The version that members of a cloud start with. */
  String version(Cloud cloud) {
    return cloud.release().isEmpty() ? built() : cloud.release();
  }

  /** The application that members of a cloud start with. */
  Path war(Cloud cloud) {
    return cloud.release().isEmpty() ? installation.war() : war(cloud.release());
  }

  /** Unpacks a release from a cloud's storage, to be started from here. */
  void unpack(Release release, ObjectStorage storage) {
    Path archive = folder.release(release.version()).resolve("catamaran.tar.gz");
    try {
      Files.deleteIfExists(archive);
      storage.get(Release.key(release.version()), archive);
      if (!Sha256.of(archive).equals(release.sha256())) {
        throw new RefusedException(
            "The archive of " + release.version() + " is not the one that was released.");
      }
      try (ReleaseArchive unpacked = ReleaseArchive.open(archive)) {
        Path partial = folder.release(release.version()).resolve("catamaran.war.partial");
        Files.copy(unpacked.war(), partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, war(release.version()), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.delete(archive);
    } catch (IOException e) {
      throw new RefusedException(
          "Cannot unpack the release " + release.version() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Keeps what is built here where a cloud keeps its releases, so that there is a way back to it.
   */
  void keepBuilt(ObjectStorage storage) {
    String key = Release.key(built());
    if (!storage.list(key).contains(key)) {
      try (ReleaseArchive archive = ReleaseArchive.open(installation.war())) {
        storage.put(archive.file(), key);
      }
    }
  }

  // Every build has the same version number; what is in it tells one from another.
  private String built() {
    return "built-" + Sha256.of(installation.war()).substring(0, DIGITS);
  }

  private Path war(String version) {
    return folder.release(version).resolve("catamaran.war");
  }
}
