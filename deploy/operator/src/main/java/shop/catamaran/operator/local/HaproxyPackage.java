package shop.catamaran.operator.local;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.Programs;

/** Gets HAProxy onto this machine. */
record HaproxyPackage(Path log, Progress progress) {

  private static final String ADVICE =
      "HAProxy is needed in front of two or more members and is not installed: install the package"
          + " haproxy (Debian, Ubuntu: sudo apt-get install haproxy; Fedora: sudo dnf install"
          + " haproxy), or start with --members 1, which needs none.";

  /** Installs it if it is missing: at once as root on Debian and Ubuntu, else after asking. */
  void ensure() {
    if (Programs.find("haproxy").isPresent()) {
      return;
    }
    if (Programs.find("apt-get").isEmpty()) {
      throw new RefusedException(ADVICE);
    }
    if (System.getProperty("user.name").equals("root")) {
      progress.say("Installing HAProxy ...");
      install(List.of());
    } else if (Programs.find("sudo").isPresent() && agreed(System.console())) {
      install(List.of("sudo"));
    } else {
      throw new RefusedException(ADVICE);
    }
    if (Programs.find("haproxy").isEmpty()) {
      throw new RefusedException("HAProxy cannot be installed (" + log + "). " + ADVICE);
    }
  }

  private static boolean agreed(Console console) {
    if (console == null) {
      return false;
    }
    String answer =
        console.readLine(
            "HAProxy is not installed. Run 'sudo apt-get install haproxy' now? [y/N] ");
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  private void install(List<String> prefix) {
    // A failing update must not keep a package from being installed that is known already.
    run(prefix, List.of("apt-get", "update", "-qq"));
    run(prefix, List.of("apt-get", "install", "-y", "-qq", "haproxy"));
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
      throw new RefusedException("Interrupted while HAProxy was installed.", e);
    }
  }
}
