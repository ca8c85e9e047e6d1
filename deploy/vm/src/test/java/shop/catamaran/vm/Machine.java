package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A bare Debian in a folder, as a cloud's image has it. No systemd runs in it: what a unit says is
 * done by hand, as the unit's user and without any rights.
 */
final class Machine implements AutoCloseable {

  private static final String UNIT = "etc/systemd/system/catamaran-member.service";
  private static final long TIMEOUT_MINUTES = 6;

  private final Path root;
  private final Path log;

  private Machine(Path root, Path log) {
    this.root = root;
    this.log = log;
  }

  static Machine bare(Path folder) throws IOException {
    Path root = folder.resolve("machine");
    Machine machine = new Machine(root, folder.resolve("machine.log"));
    machine.run(
        "mmdebstrap", "--variant=minbase", "--include=systemd", "bookworm", root.toString());
    for (String file : List.of("etc/resolv.conf", "etc/hosts")) {
      Files.copy(Path.of("/", file), root.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    // How this machine reaches its packages, that one does too.
    try (Stream<Path> settings = Files.list(Path.of("/etc/apt/apt.conf.d"))) {
      for (Path setting : settings.toList()) {
        Files.copy(
            setting,
            root.resolve("etc/apt/apt.conf.d").resolve(setting.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(root.resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
    machine.run("mount", "-t", "proc", "proc", root.resolve("proc").toString());
    machine.run("mount", "--bind", "/dev", root.resolve("dev").toString());
    return machine;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  Path log() {
    return log;
  }

  /** Runs a program in the machine as root; it must succeed. */
  void runInside(String... command) throws IOException {
    int exitCode = exitCodeInside(command);
    assertThat(exitCode).as(String.join(" ", command) + "; see " + log).isZero();
  }

  int exitCodeInside(String... command) throws IOException {
    List<String> all = new ArrayList<>(inside());
    all.addAll(List.of("env", "-i", "PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"));
    all.addAll(List.of(command));
    return wait(start(all));
  }

  /** Does what a line of the member's unit says, such as ExecStart; returns at once. */
  Process unit(String line) throws IOException {
    Files.createDirectories(path("run/catamaran"));
    String command =
        Files.readAllLines(path(UNIT)).stream()
            .filter(each -> each.startsWith(line + "="))
            .map(each -> each.substring(line.length() + 1))
            .findFirst()
            .orElseThrow();
    List<String> all = new ArrayList<>(inside());
    all.addAll(
        List.of(
            "sh",
            "-c",
            "chown catamaran: /run/catamaran; exec setpriv --reuid=catamaran --regid=catamaran"
                + " --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all"
                + " env -i PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
                + " STATE_DIRECTORY=/var/lib/catamaran RUNTIME_DIRECTORY=/run/catamaran"
                + " sh -c 'set -a; . /etc/catamaran/stamp.env;"
                + " [ ! -f /run/catamaran/secrets.env ] || . /run/catamaran/secrets.env;"
                + " exec "
                + command
                + "'"));
    return start(all);
  }

  void runUnit(String line) throws IOException {
    assertThat(wait(unit(line))).as(line + " of the member's unit; see " + log).isZero();
  }

  /** How often any member started the shop, as the log tells. */
  long startsOfTheShop() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("Loading application [catamaran]")).count();
    }
  }

  private List<String> inside() {
    return List.of("chroot", root.toString());
  }

  private void run(String... command) throws IOException {
    assertThat(wait(start(List.of(command)))).as(String.join(" ", command)).isZero();
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private int wait(Process process) {
    try {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end; see " + log);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", root.resolve("dev").toString());
    run("umount", root.resolve("proc").toString());
    run("rm", "-rf", "--one-file-system", root.toString());
  }
}
