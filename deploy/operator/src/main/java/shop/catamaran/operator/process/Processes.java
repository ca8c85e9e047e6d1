package shop.catamaran.operator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/** Starts, stops and measures processes. */
public final class Processes {

  // What a process gets of the environment of the command; the rest would be an accident.
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TOOL_TIMEOUT = Duration.ofSeconds(60);

  private Processes() {}

  /**
   * Starts a program that outlives this one and does not get its Ctrl-C.
   *
   * @param environment all of its environment but for the path, home and language
   * @param folder its working directory
   * @param log gets its output, appended
   */
  public static ProcessRecord start(
      List<String> command, Map<String, String> environment, Path folder, Path log) {
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(Path.of("/dev/null").toFile());
    Map<String, String> all = new TreeMap<>(environment);
    for (String name : INHERITED) {
      String value = System.getenv(name);
      if (value != null) {
        all.put(name, value);
      }
    }
    builder.environment().clear();
    builder.environment().putAll(all);
    try {
      return ProcessRecord.of(builder.start().pid());
    } catch (IOException e) {
      throw new RefusedException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  /** Asks a process to end; kills it if it has not within the bound. */
  public static void stop(ProcessRecord process, Duration patience) {
    if (process.condition() == ProcessRecord.Condition.GONE) {
      return;
    }
    thaw(process);
    signal(process, "TERM");
    if (!Await.until(patience, () -> !process.exists())) {
      kill(process);
    }
  }

  /** Ends a process and its children at once, as a crash would. */
  public static void kill(ProcessRecord process) {
    kill(List.of(process));
  }

  /** Ends several at the same moment, as the loss of their machines would. */
  public static void kill(List<ProcessRecord> processes) {
    List<ProcessRecord> all = processes.stream().flatMap(Processes::tree).toList();
    signal(all, "KILL");
    if (!Await.until(KILL_TIMEOUT, () -> all.stream().noneMatch(ProcessRecord::exists))) {
      throw new RefusedException("These processes cannot be killed: " + all + ".");
    }
  }

  /** Lets a process and its children do nothing any more, as a hang would. */
  public static void freeze(ProcessRecord process) {
    // One that stands still has no further children.
    signal(process, "STOP");
    awaitFrozen(List.of(process));
    List<ProcessRecord> all = tree(process).toList();
    signal(all, "STOP");
    awaitFrozen(all);
  }

  private static void awaitFrozen(List<ProcessRecord> processes) {
    boolean frozen =
        Await.until(
            KILL_TIMEOUT,
            () ->
                processes.stream()
                    .noneMatch(p -> p.condition() == ProcessRecord.Condition.RUNNING));
    if (!frozen) {
      throw new RefusedException("These processes cannot be frozen: " + processes + ".");
    }
  }

  public static void thaw(ProcessRecord process) {
    signal(tree(process).toList(), "CONT");
  }

  /** Sends a signal by its name; nothing happens if the process is gone. */
  public static void signal(ProcessRecord process, String signal) {
    signal(List.of(process), signal);
  }

  private static void signal(List<ProcessRecord> processes, String signal) {
    String pids =
        processes.stream()
            .filter(ProcessRecord::exists)
            .map(process -> Long.toString(process.pid()))
            .collect(Collectors.joining(" "));
    if (!pids.isEmpty()) {
      run(List.of("sh", "-c", "kill -" + signal + " " + pids), Path.of("/"));
    }
  }

  // The process itself comes first.
  private static Stream<ProcessRecord> tree(ProcessRecord process) {
    if (!process.exists()) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(process),
        ProcessHandle.of(process.pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .map(child -> ProcessRecord.of(child.pid())));
  }

  /** What a tool that ran to its end said. */
  public record Result(int exitCode, String output) {}

  /** Runs a tool to its end, a minute at most. */
  public static Result run(List<String> command, Path folder) {
    return run(command, folder, TOOL_TIMEOUT);
  }

  /**
   * Runs a tool to its end.
   *
   * @throws RefusedException if it takes longer than the bound; it is killed then
   */
  public static Result run(List<String> command, Path folder, Duration bound) {
    Path output = null;
    try {
      output = Files.createTempFile("catamaran", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new RefusedException(
            command.get(0) + " did not end within " + bound.toSeconds() + " seconds.");
      }
      return new Result(process.exitValue(), Files.readString(output).strip());
    } catch (IOException e) {
      throw new RefusedException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("Interrupted while " + command.get(0) + " ran.", e);
    } finally {
      delete(output);
    }
  }

  private static void delete(Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + file, e);
      }
    }
  }
}
