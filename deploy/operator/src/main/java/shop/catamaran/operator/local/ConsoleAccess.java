package shop.catamaran.operator.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How an operator reaches an admin console.
 *
 * @param url for the browser
 * @param user to sign in as
 * @param secrets the file whose {@code console.password} is that user's
 * @param asadmin the command line to which a command is added
 * @param members of the cloud that it shows
 */
public record ConsoleAccess(
    String url, String user, Path secrets, List<String> asadmin, List<String> members) {

  public ConsoleAccess {
    asadmin = List.copyOf(asadmin);
    members = List.copyOf(members);
  }
}
