package shop.catamaran.operator.process;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.catamaran.operator.console.RefusedException;

/** Other users of this machine, as whom servers run that root starts. */
public final class Users {

  private Users() {}

  /** The first of these users that exists, if this is root; otherwise none is needed. */
  public static Optional<String> insteadOfRoot(String... candidates) {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.empty();
    }
    return Stream.of(candidates).filter(user -> principal(user).isPresent()).findFirst();
  }

  /** The command as that user's. */
  public static List<String> as(Optional<String> user, List<String> command) {
    if (user.isEmpty()) {
      return command;
    }
    String group = Processes.run(List.of("id", "-g", user.get()), Path.of("/")).output();
    List<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid", user.get(), "--regid", group, "--clear-groups", "--"));
    all.addAll(command);
    return all;
  }

  /** Gives a folder or file to that user. */
  public static void give(Path path, Optional<String> user) {
    try {
      if (user.isPresent()) {
        Files.setOwner(path, principal(user.get()).orElseThrow());
      }
    } catch (IOException e) {
      throw new RefusedException("Cannot give " + path + " to " + user.get() + ".", e);
    }
  }

  private static Optional<UserPrincipal> principal(String user) {
    try {
      return Optional.of(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
