package shop.catamaran.targets.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import shop.catamaran.operator.targets.Target;
import shop.catamaran.operator.targets.TargetProvider;
import shop.catamaran.targets.Settings;

/** Opens stamps of deploy/azure, with the credentials that Azure's library finds by itself. */
public final class AzureTargetProvider implements TargetProvider {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  @Override
  public String kind() {
    return "azure";
  }

  @Override
  public Target open(String cloud, Map<String, String> settings) {
    AzurePlace place = AzurePlace.of(new Settings(cloud, settings));
    HttpClient http = new JdkHttpClientBuilder().build();
    return new AzureTarget(
        place,
        AzureClients.of(place, new DefaultAzureCredentialBuilder().httpClient(http).build(), http),
        Clock.systemUTC(),
        POLL_INTERVAL);
  }
}
