package shop.catamaran.operator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command line names in a cloud's object storage, as the cloud's name, a colon, and a name
 * there: {@code azure:aws-20260101T000000Z.backup}.
 *
 * @param name empty for the storage itself
 */
record StorageName(String cloud, String name) {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*):([^/]*)");

  /** Empty for a file or folder of this machine; {@code ./a:b} is one for sure. */
  static Optional<StorageName> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new StorageName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
