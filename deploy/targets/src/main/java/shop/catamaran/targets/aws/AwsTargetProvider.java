package shop.catamaran.targets.aws;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetProvider;
import shop.catamaran.targets.Settings;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Opens stamps of deploy/aws, with the credentials that the SDK finds by itself. */
public final class AwsTargetProvider implements TargetProvider {

  @Override
  public String kind() {
    return "aws";
  }

  @Override
  public Target open(String cloud, Map<String, String> settings) {
    AwsPlace place = AwsPlace.of(new Settings(cloud, settings));
    return new AwsTarget(
        place,
        AwsClients.of(
            place.region(), DefaultCredentialsProvider.builder().build(), Optional.empty()),
        Clock.systemUTC());
  }
}
