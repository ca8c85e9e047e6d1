package shop.catamaran.operator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much memory a process and its children hold, shared pages counted by their share. */
public final class Memory {

  private static final long BYTES_PER_KIB = 1024;

  private Memory() {}

  /** Bytes; 0 if the process is gone. */
  public static long ofTree(ProcessRecord process) {
    if (!process.exists()) {
      return 0;
    }
    return ProcessHandle.of(process.pid())
        .map(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .orElse(Stream.empty())
        .mapToLong(handle -> ofOne(handle.pid()))
        .sum();
  }

  private static long ofOne(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    // The share is readable by the owner alone, the resident size by anyone.
    return read(folder.resolve("smaps_rollup"), "Pss:")
        .or(() -> read(folder.resolve("status"), "VmRSS:"))
        .orElse(0L);
  }

  private static Optional<Long> read(Path file, String label) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(label))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
