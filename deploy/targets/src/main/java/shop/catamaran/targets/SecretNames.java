package shop.catamaran.targets;

import java.util.Locale;
import java.util.regex.Pattern;
import shop.catamaran.operator.console.RefusedException;

/** What the stamps call the secrets of settings: the same in every cloud. */
public final class SecretNames {

  private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  private SecretNames() {}

  /**
   * The secret of a setting, such as catamaran-visitor-key of VISITOR_KEY.
   *
   * @throws RefusedException if it is no name of a setting
   */
  public static String of(String setting) {
    if (!SETTING.matcher(setting).matches()) {
      throw new RefusedException(setting + " is no setting such as VISITOR_KEY.");
    }
    return "catamaran-" + setting.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
