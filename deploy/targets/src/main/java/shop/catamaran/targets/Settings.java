package shop.catamaran.targets;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.operator.console.RefusedException;

/** What the clouds file says of one cloud. The keys are the same for every kind of cloud. */
public final class Settings {

  private static final Set<String> KNOWN =
      Set.of("url", "members", "releases", "backups", "secrets");
  private static final Pattern OTHERS =
      Pattern.compile("target|sslmode|(admin|reached-by)([.].+)?");

  private final String cloud;
  private final Map<String, String> values;

  /**
   * Looks at the keys.
   *
   * @throws RefusedException if one is missing or unknown
   */
  public Settings(String cloud, Map<String, String> values) {
    this.cloud = cloud;
    this.values = values;
    for (String key : values.keySet().stream().sorted().toList()) {
      if (!KNOWN.contains(key) && !OTHERS.matcher(key).matches()) {
        throw new RefusedException(
            "The clouds file has "
                + (cloud + "." + key)
                + ", which is no setting; there are url, members, releases, backups and secrets.");
      }
    }
    for (String key : KNOWN.stream().sorted().toList()) {
      if (values.getOrDefault(key, "").isBlank()) {
        throw new RefusedException("The clouds file lacks " + cloud + "." + key + ".");
      }
    }
  }

  /** The cloud's name. */
  public String cloud() {
    return cloud;
  }

  /**
   * A web address without a slash at its end.
   *
   * @throws RefusedException if the setting is none
   */
  public URI address(String key) {
    return URI.create(
        match(
                key,
                Pattern.compile("(https?://[A-Za-z0-9.-]+(:[0-9]+)?[^\\s?#]*?)/?"),
                "https://HOST")
            .group(1));
  }

  /**
   * The parts of a setting.
   *
   * @param form that the whole setting must have
   * @param example of that form, for whoever wrote something else
   * @throws RefusedException if it has not that form
   */
  public Matcher match(String key, Pattern form, String example) {
    Matcher matcher = form.matcher(values.get(key).strip());
    if (!matcher.matches()) {
      throw new RefusedException(
          cloud + "." + key + " in the clouds file is not of the form " + example + ".");
    }
    return matcher;
  }
}
