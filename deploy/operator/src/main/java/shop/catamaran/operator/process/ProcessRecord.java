package shop.catamaran.operator.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A process as it is remembered in a file.
 *
 * @param identity boot and start tick, so that another process that got the same pid later is never
 *     taken for this one
 */
public record ProcessRecord(long pid, String identity) {

  /** No process. */
  public static final ProcessRecord NONE = new ProcessRecord(0, "");

  private static final Path PROC = Path.of("/proc");
  private static final int STATE_FIELD = 0;
  private static final int START_FIELD = 19;

  /** What a process does just now. */
  public enum Condition {
    RUNNING,
    FROZEN,
    GONE
  }

  /** The process that has this pid now; {@link #NONE} if there is none. */
  public static ProcessRecord of(long pid) {
    String[] fields = fields(pid);
    return fields.length == 0 ? NONE : new ProcessRecord(pid, identity(fields));
  }

  /** A zombie counts as gone, once all of its threads have ended and its sockets are closed. */
  public Condition condition() {
    String[] fields = pid == 0 ? new String[0] : fields(pid);
    if (fields.length == 0 || !identity(fields).equals(identity)) {
      return Condition.GONE;
    }
    return switch (fields[STATE_FIELD]) {
      case "Z", "X", "x" -> hasThreads() ? Condition.RUNNING : Condition.GONE;
      case "T", "t" -> Condition.FROZEN;
      default -> Condition.RUNNING;
    };
  }

  // The first thread may be a zombie while others still end.
  private boolean hasThreads() {
    String[] threads = PROC.resolve(Long.toString(pid)).resolve("task").toFile().list();
    return threads != null && threads.length > 1;
  }

  /** Whether it exists, frozen or not. */
  public boolean exists() {
    return condition() != Condition.GONE;
  }

  private static String identity(String[] fields) {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip()
          + ":"
          + fields[START_FIELD];
    } catch (IOException e) {
      throw new IllegalStateException("this machine has no /proc", e);
    }
  }

  // The fields of /proc/<pid>/stat after the program's name, which may hold spaces and brackets.
  private static String[] fields(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("stat"));
      String stat = new String(bytes, StandardCharsets.ISO_8859_1);
      return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    } catch (NoSuchFileException e) {
      return new String[0];
    } catch (IOException e) {
      // The process went away between opening and reading.
      return new String[0];
    }
  }
}
