package shop.catamaran.operator.local;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Programs;

/**
 * Gets programs onto this machine whose packages bear their names.
 *
 * @param programs that are needed
 * @param otherwise how to do without them, as the end of a sentence
 */
record SystemPackages(List<String> programs, String otherwise, Path log, Progress progress) {

  /** For two or more members in one cloud. */
  static SystemPackages ofOneCloud(Path log, Progress progress) {
    return new SystemPackages(
        List.of("haproxy"), "start with --clouds aws --members 1, which needs none", log, progress);
  }

  /** For several clouds. */
  static SystemPackages ofSeveralClouds(Path log, Progress progress) {
    return new SystemPackages(
        List.of("haproxy", "gdnsd"),
        "start with --clouds aws, which needs no gdnsd, or with --clouds aws --members 1, which"
            + " needs neither",
        log,
        progress);
  }

  /** Installs what is missing: at once as root on Debian and Ubuntu, else after asking. */
  void ensure() {
    if (missing().isEmpty()) {
      return;
    }
    if (Programs.find("apt-get").isEmpty()) {
      throw new RefusedException(advice());
    }
    if (System.getProperty("user.name").equals("root")) {
      progress.say("Installing " + String.join(" and ", missing()) + " ...");
      install(List.of());
    } else if (Programs.find("sudo").isPresent() && agreed(System.console())) {
      install(List.of("sudo"));
    } else {
      throw new RefusedException(advice());
    }
    if (!missing().isEmpty()) {
      throw new RefusedException("The installation failed (" + log + "). " + advice());
    }
  }

  private List<String> missing() {
    return programs.stream().filter(program -> Programs.find(program).isEmpty()).toList();
  }

  String advice() {
    String names = String.join(" ", missing());
    return "These programs are needed and not installed: "
        + names
        + ". Install the packages of these names (Debian, Ubuntu: sudo apt-get install "
        + names
        + "; Fedora: sudo dnf install "
        + names
        + "), or "
        + otherwise
        + ".";
  }

  private boolean agreed(Console console) {
    if (console == null) {
      return false;
    }
    String answer =
        console.readLine(
            "Not installed: %1$s. Run 'sudo apt-get install %1$s' now? [y/N] ",
            String.join(" ", missing()));
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  private void install(List<String> prefix) {
    List<String> command = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq"));
    command.addAll(missing());
    // A failing update must not keep a package from being installed that is known already.
    run(prefix, List.of("apt-get", "update", "-qq"));
    run(prefix, command);
  }

  private void run(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (prefix.isEmpty()) {
      builder.redirectInput(Path.of("/dev/null").toFile());
    } else {
      // sudo asks for a password.
      builder.inheritIO();
    }
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      builder.start().waitFor();
    } catch (IOException e) {
      throw new RefusedException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("Interrupted while packages were installed.", e);
    }
  }
}
