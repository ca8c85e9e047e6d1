package shop.catamaran.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Release;

/**
 * What a machine of a stamp is handed when it starts, as {@code deploy/vm/cloud-init.yaml.tftpl}
 * makes it. Nothing but the release's lines of {@code stamp.env} is ever changed, and those to the
 * letter as Terraform would write them.
 */
public final class UserData {

  private static final Pattern STAMP =
      Pattern.compile(
          "(- path: /etc/catamaran/stamp[.]env\\s+encoding: b64\\s+content: )([A-Za-z0-9+/=]+)");

  private final String text;

  private UserData(String text) {
    this.text = text;
  }

  /** The plain text of it. */
  public static UserData of(String text) {
    return new UserData(text);
  }

  /** The text in base64, as AWS and Azure hold it. */
  public static UserData decode(String base64) {
    return new UserData(new String(Base64.getDecoder().decode(base64), UTF_8));
  }

  /** The version of the release that it installs; empty if it tells none. */
  public Optional<String> release() {
    return line("RELEASE");
  }

  /**
   * The same, with another release.
   *
   * @param url where its archive is
   * @throws shop.catamaran.operator.console.RefusedException if this is not the stamp's user data
   */
  public UserData with(Release release, String url) {
    Matcher stamp = STAMP.matcher(text);
    if (!stamp.find()) {
      throw new RefusedException(
          "What members start with has no stamp.env: it is not the stamp's.");
    }
    String settings = decoded(stamp);
    settings = replaced(settings, "RELEASE", release.version());
    settings = replaced(settings, "RELEASE_URL", url);
    settings = replaced(settings, "RELEASE_SHA256", release.sha256());
    String content = Base64.getEncoder().encodeToString(settings.getBytes(UTF_8));
    return new UserData(text.substring(0, stamp.start(2)) + content + text.substring(stamp.end(2)));
  }

  /** The text in base64. */
  public String encode() {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** The plain text. */
  public String text() {
    return text;
  }

  private Optional<String> line(String name) {
    Matcher stamp = STAMP.matcher(text);
    return stamp.find()
        ? pattern(name).matcher(decoded(stamp)).results().map(found -> found.group(1)).findFirst()
        : Optional.empty();
  }

  private static String replaced(String settings, String name, String value) {
    Matcher line = pattern(name).matcher(settings);
    if (!line.find()) {
      throw new RefusedException(
          "What members start with has no " + name + ": it is not the stamp's.");
    }
    return settings.substring(0, line.start(1)) + value + settings.substring(line.end(1));
  }

  private static Pattern pattern(String name) {
    return Pattern.compile("^" + name + "='([^'\\n]*)'$", Pattern.MULTILINE);
  }

  private static String decoded(Matcher stamp) {
    return new String(Base64.getDecoder().decode(stamp.group(2)), UTF_8);
  }
}
