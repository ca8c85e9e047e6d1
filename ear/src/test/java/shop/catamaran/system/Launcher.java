package shop.catamaran.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import shop.catamaran.operator.local.Installation;

/** The operator command as people start it: the launcher {@code deploy/catamaran}. */
final class Launcher {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private Launcher() {}

  /**
   * How a command line ended.
   *
   * @param output what it said on its standard output
   * @param errors what it said on its standard error
   */
  record Outcome(int exitCode, String output, String errors) {}

  /** Runs a command line to its end. */
  static Outcome run(String... arguments) throws IOException, InterruptedException {
    try (Running command = start(arguments)) {
      return command.awaitEnd();
    }
  }

  /** Starts a command line. */
  static Running start(String... arguments) throws IOException {
    Path root = Installation.find().root();
    // The build that runs the tests has built the command; the launcher must not begin another.
    Path stamp = root.resolve("deploy/operator/target/.built");
    Files.deleteIfExists(stamp);
    Files.createFile(stamp);
    // A build in the background may have told its children to ignore Ctrl-C.
    List<String> line =
        new ArrayList<>(
            List.of("env", "--default-signal=INT", root.resolve("deploy/catamaran").toString()));
    line.addAll(List.of(arguments));
    Path output = Files.createTempFile("catamaran", ".out");
    Path errors = Files.createTempFile("catamaran", ".err");
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    return new Running(process, output, errors);
  }

  /** A command line at work; its files go when it is closed. */
  record Running(Process process, Path output, Path errors) implements AutoCloseable {

    boolean hasSaid(String text) throws IOException {
      return Files.readString(output).contains(text);
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    Outcome awaitEnd() throws IOException, InterruptedException {
      if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the command did not end: " + Files.readString(output));
      }
      return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  /** Command lines of processes that name a folder. */
  static List<String> processesOf(Path folder) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.flatMap(process -> process.info().commandLine().stream())
          .filter(line -> line.contains(folder.toString()))
          .toList();
    }
  }

  /** A file that only a test writes and that is put back as it was. */
  record Changed(Path file, Path kept) implements AutoCloseable {

    static Changed of(Path file, String newContent) throws IOException {
      Path kept = file.resolveSibling(file.getFileName() + ".kept");
      Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(file, newContent);
      return new Changed(file, kept);
    }

    @Override
    public void close() throws IOException {
      Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
