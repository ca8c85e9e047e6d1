package shop.catamaran.operator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;
import shop.catamaran.operator.process.Programs;
import shop.catamaran.operator.process.Users;

/**
 * An HAProxy with a configuration file.
 *
 * @param file its configuration
 * @param log gets what it says
 */
record Haproxy(Path file, Path log) {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  ProcessRecord start() {
    return Processes.start(
        List.of(program(), "-W", "-db", "-f", file.toString()), Map.of(), file.getParent(), log);
  }

  /** Whether it was given exactly this configuration. */
  boolean isConfigured(String text) {
    try {
      return Files.exists(file) && Files.readString(file).equals(text);
    } catch (IOException e) {
      throw new RefusedException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes the configuration and has HAProxy check it. */
  void configure(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new RefusedException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    Processes.Result check =
        Processes.run(List.of(program(), "-c", "-f", file.toString()), file.getParent());
    if (check.exitCode() != 0) {
      throw new RefusedException("HAProxy refuses " + file + ": " + check.output());
    }
  }

  /** Takes over a changed configuration; requests that run are not disturbed. */
  static void reload(ProcessRecord process) {
    Processes.signal(process, "USR2");
  }

  static void stop(ProcessRecord process) {
    Processes.stop(process, STOP_PATIENCE);
  }

  /** As whom HAProxy shall run where root starts it, as a line of its configuration. */
  static String userLine() {
    Optional<String> user = Users.insteadOfRoot("haproxy", "nobody");
    return user.map(name -> "    user " + name).orElse("");
  }

  private static String program() {
    return Programs.find("haproxy")
        .map(Path::toString)
        .orElseThrow(() -> new RefusedException("HAProxy is not installed."));
  }
}
