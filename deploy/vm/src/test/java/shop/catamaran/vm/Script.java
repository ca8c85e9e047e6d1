package shop.catamaran.vm;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this module, run with nothing in its environment but what a test puts there. */
final class Script {

  private static final long TIMEOUT_SECONDS = 30;

  private final Path program;
  private final Map<String, String> environment = new HashMap<>();

  Script(String program) {
    this.program = Path.of(program).toAbsolutePath();
    environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
  }

  /** How it ended. */
  record Result(int exitCode, String output, String errors) {}

  Script with(String name, Object value) {
    environment.put(name, value.toString());
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("script", ".out");
    Path errors = Files.createTempFile("script", ".err");
    try {
      Process process = start(output.toFile(), errors.toFile(), arguments);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(program + " does not end: " + Files.readString(errors));
      }
      return new Result(
          process.exitValue(), Files.readString(output).strip(), Files.readString(errors).strip());
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Starts it; both of its outputs go to the file. */
  Process start(Path log) throws IOException {
    return start(log.toFile(), log.toFile());
  }

  private Process start(File output, File errors, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors));
    return builder.start();
  }

  /** Puts a program of a few lines in a test's way. */
  static Path write(Path file, String... lines) throws IOException {
    Files.write(
        file,
        ("#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
