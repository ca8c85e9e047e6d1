package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import shop.catamaran.operator.console.RefusedException;

/**
 * By how much the clock of a cloud is wrong on purpose. Kept in a file of the cloud, and given to
 * its servers when they start, by libfaketime.
 */
record ClockOffset(StateFolder folder, String cloud) {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  /** Takes hold of servers that are started from now on. */
  void set(Duration offset) {
    try {
      if (offset.isZero()) {
        Files.deleteIfExists(folder.clockOffset(cloud));
        return;
      }
      library();
      Files.writeString(folder.clockOffset(cloud), Long.toString(offset.toSeconds()));
    } catch (IOException e) {
      throw new RefusedException("Cannot set the clock of " + cloud + ": " + e.getMessage(), e);
    }
  }

  /** What its servers need in their environment; nothing if the clock is right. */
  Map<String, String> environment() {
    Path file = folder.clockOffset(cloud);
    try {
      if (!Files.exists(file)) {
        return Map.of();
      }
      long seconds = Long.parseLong(Files.readString(file).strip());
      return Map.of(
          "LD_PRELOAD",
          library().toString(),
          "FAKETIME",
          (seconds < 0 ? "" : "+") + seconds + "s",
          // Time that passes is right, as it is on a machine whose clock was set wrong.
          "FAKETIME_DONT_FAKE_MONOTONIC",
          "1",
          // Otherwise a JVM's waits spin.
          "FAKETIME_FORCE_MONOTONIC_FIX",
          "0");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path library() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(LIBRARIES)) {
      for (Path each : folders) {
        Path library = each.resolve(LIBRARY);
        if (Files.exists(library)) {
          return library;
        }
      }
    }
    throw new RefusedException(
        "To set a clock wrong, libfaketime is needed (package faketime), which is not installed.");
  }
}
