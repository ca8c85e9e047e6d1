package shop.catamaran.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root: then its programs run as another user of this machine. */
final class UnprivilegedUser {

  private static final List<String> CANDIDATES = List.of("postgres", "nobody");

  private final Optional<String> name;

  private UnprivilegedUser(Optional<String> name) {
    this.name = name;
  }

  /** Nobody else if this process is not root; otherwise the first candidate that exists. */
  static UnprivilegedUser choose() {
    if (!System.getProperty("user.name").equals("root")) {
      return new UnprivilegedUser(Optional.empty());
    }
    return new UnprivilegedUser(
        Optional.of(
            CANDIDATES.stream()
                .filter(user -> principal(user).isPresent())
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "PostgreSQL does not run as root, and this machine has none of the"
                                + " users "
                                + CANDIDATES))));
  }

  /** The command as that user's. */
  List<String> command(List<String> command) {
    if (name.isEmpty()) {
      return command;
    }
    List<String> all = new ArrayList<>();
    if (onPath("setpriv")) {
      all.addAll(
          List.of("setpriv", "--reuid", name.get(), "--regid", group(), "--clear-groups", "--"));
    } else {
      all.addAll(List.of("runuser", "-u", name.get(), "--"));
    }
    all.addAll(command);
    return all;
  }

  /** Makes a folder that only that user can read. */
  void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    if (name.isPresent()) {
      Files.setOwner(folder, principal(name.get()).orElseThrow());
    }
  }

  /** Gives one file to that user. */
  void giveFile(Path file) throws IOException {
    if (name.isPresent()) {
      Files.setOwner(file, principal(name.get()).orElseThrow());
    }
  }

  private String group() {
    return name.get().equals("nobody") ? "nogroup" : name.get();
  }

  private static Optional<UserPrincipal> principal(String user) {
    try {
      return Optional.of(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user));
    } catch (UserPrincipalNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("cannot look up the user " + user, e);
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
