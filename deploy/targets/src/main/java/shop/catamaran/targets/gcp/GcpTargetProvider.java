package shop.catamaran.targets.gcp;

import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetProvider;
import shop.catamaran.targets.Settings;

/** Opens stamps of deploy/gcp, with the credentials that Google's library finds by itself. */
public final class GcpTargetProvider implements TargetProvider {

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Override
  public String kind() {
    return "gcp";
  }

  @Override
  public Target open(String cloud, Map<String, String> settings) {
    GcpPlace place = GcpPlace.of(new Settings(cloud, settings));
    return new GcpTarget(
        place, GcpClients.of(credentials(), PAUSE, Optional.empty()), Clock.systemUTC());
  }

  private static GoogleCredentials credentials() {
    try {
      return GoogleCredentials.getApplicationDefault().createScoped(List.of(SCOPE));
    } catch (IOException e) {
      throw new RefusedException(
          "There are no credentials for GCP; sign in by gcloud auth application-default login.", e);
    }
  }
}
