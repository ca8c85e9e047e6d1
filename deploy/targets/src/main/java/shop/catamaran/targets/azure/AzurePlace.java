package shop.catamaran.targets.azure;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.targets.Settings;

/**
 * Where a stamp is.
 *
 * @param releases web address of the container of releases
 * @param vault web address of the key vault
 */
record AzurePlace(
    String cloud,
    URI url,
    String subscription,
    String resourceGroup,
    String group,
    URI releases,
    URI backups,
    URI vault) {

  private static final Pattern GROUP =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft.Compute/virtualMachineScaleSets/([^/]+)",
          Pattern.CASE_INSENSITIVE);

  static AzurePlace of(Settings settings) {
    Matcher group =
        settings.match(
            "members",
            GROUP,
            "/subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.Compute/virtualMachineScaleSets/NAME");
    return new AzurePlace(
        settings.cloud(),
        settings.address("url"),
        group.group(1),
        group.group(2),
        group.group(3),
        settings.address("releases"),
        settings.address("backups"),
        settings.address("secrets"));
  }

  String id() {
    return "/subscriptions/"
        + subscription
        + "/resourceGroups/"
        + resourceGroup
        + "/providers/Microsoft.Compute/virtualMachineScaleSets/"
        + group;
  }
}
