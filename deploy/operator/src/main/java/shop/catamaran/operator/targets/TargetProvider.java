package shop.catamaran.operator.targets;

import java.util.Map;
import java.util.ServiceLoader;
import shop.catamaran.operator.console.RefusedException;

/** Opens the clouds of one kind; found on the class path as a service. */
public interface TargetProvider {

  /** The kind, such as aws, azure or gcp. */
  String kind();

  /**
   * Opens a cloud.
   *
   * @param settings by their names, without the cloud's
   * @throws RefusedException naming a setting that is missing, unknown or wrong
   */
  Target open(String cloud, Map<String, String> settings);

  /**
   * Opens a cloud of a kind.
   *
   * @throws RefusedException if there is no such kind, or its settings are not right
   */
  static Target open(String kind, String cloud, Map<String, String> settings) {
    return ServiceLoader.load(TargetProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no target " + kind + " for the cloud " + cloud + "."))
        .open(cloud, settings);
  }
}
