package shop.catamaran.targets.azure;

import com.azure.resourcemanager.monitor.fluent.models.AutoscaleProfileInner;
import com.azure.resourcemanager.monitor.fluent.models.AutoscaleSettingResourceInner;
import com.azure.resourcemanager.monitor.models.AutoscaleSettingResourcePatch;
import com.azure.resourcemanager.monitor.models.ScaleCapacity;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.targets.Size;

/** The scale set's autoscale setting, which holds the least and the greatest number of members. */
final class AzureScaling {

  private final AzurePlace place;
  private final AzureClients clients;

  AzureScaling(AzurePlace place, AzureClients clients) {
    this.place = place;
    this.clients = clients;
  }

  /**
   * The numbers.
   *
   * @param members that there are
   */
  Size size(int members) {
    ScaleCapacity capacity = profile(setting()).capacity();
    return new Size(
        Integer.parseInt(capacity.minimum()), members, Integer.parseInt(capacity.maximum()));
  }

  /** Sets the least number, unless it is that. */
  void least(Size size) {
    AutoscaleSettingResourceInner setting = setting();
    ScaleCapacity capacity = profile(setting).capacity();
    if (Integer.parseInt(capacity.minimum()) == size.least()) {
      return;
    }
    // What holds while there are no figures must lie between the two others.
    int without = Integer.parseInt(capacity.defaultProperty());
    capacity
        .withMinimum(Integer.toString(size.least()))
        .withDefaultProperty(
            Integer.toString(Math.max(size.least(), Math.min(without, size.members()))));
    Azure.ask(
        "Microsoft.Insights/autoscaleSettings/write",
        () ->
            clients
                .monitor()
                .getAutoscaleSettings()
                .update(
                    place.resourceGroup(),
                    setting.name(),
                    new AutoscaleSettingResourcePatch()
                        .withProfiles(setting.profiles())
                        .withEnabled(setting.enabled())
                        .withNotifications(setting.notifications())
                        .withTargetResourceUri(setting.targetResourceUri())));
  }

  private AutoscaleSettingResourceInner setting() {
    return Azure.ask(
        "Microsoft.Insights/autoscaleSettings/read",
        () ->
            clients
                .monitor()
                .getAutoscaleSettings()
                .listByResourceGroup(place.resourceGroup())
                .stream()
                .filter(setting -> place.id().equalsIgnoreCase(setting.targetResourceUri()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new RefusedException(
                            "The scale set " + place.group() + " has no autoscale setting.")));
  }

  private AutoscaleProfileInner profile(AutoscaleSettingResourceInner setting) {
    List<AutoscaleProfileInner> profiles = setting.profiles();
    if (profiles.size() != 1) {
      throw new RefusedException(
          "The autoscale setting of " + place.group() + " has more than the stamp's profile.");
    }
    return profiles.get(0);
  }
}
