package shop.catamaran.operator.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import shop.catamaran.operator.console.RefusedException;

/** The log of a member, since its last start. */
record MemberLog(Path file) {

  private static final long SIZE_MAX = 16L << 20;
  private static final int TAIL = 1 << 20;
  private static final String START = "==== started ";
  private static final Pattern PREFIX = Pattern.compile("^(\\[[^\\]]*]\\s*)+");
  private static final Pattern FAILURE =
      Pattern.compile("was not deployed|Exception while loading the app\\b|Failed to deploy");

  /** Puts a large log aside, and marks a new start. */
  static void rotate(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) > SIZE_MAX) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file,
          START + java.time.Instant.now() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RefusedException("Cannot write the log " + file + ": " + e.getMessage(), e);
    }
  }

  boolean deploymentFailed() {
    return lines().stream().anyMatch(line -> FAILURE.matcher(line).find());
  }

  /**
   * The innermost cause of the last exception, otherwise the last severe line, otherwise the end.
   */
  String lastError() {
    List<String> lines = lines();
    return last(lines, "Caused by: ")
        .or(() -> last(lines, "[SEVERE]"))
        .or(() -> last(lines, "Exception"))
        .or(() -> last(lines, ""))
        .orElse("it wrote nothing");
  }

  private static java.util.Optional<String> last(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> !line.isBlank() && line.contains(mark))
        .reduce((first, second) -> second)
        .map(line -> PREFIX.matcher(line.strip()).replaceFirst(""));
  }

  private List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - TAIL));
      byte[] bytes = new byte[(int) Math.min(TAIL, log.length() - log.getFilePointer())];
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int start = text.lastIndexOf(START);
      return text.substring(Math.max(0, start)).lines().skip(start < 0 ? 0 : 1).toList();
    } catch (IOException e) {
      return List.of("the log cannot be read: " + e.getMessage());
    }
  }
}
