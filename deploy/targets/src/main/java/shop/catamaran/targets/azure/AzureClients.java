package shop.catamaran.targets.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.MonitorClient;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.net.URI;
import java.time.Duration;

/** The clients of one stamp. */
record AzureClients(
    ComputeManagementClient machines,
    NetworkManagementClient network,
    MonitorClient monitor,
    BlobContainerClient releases,
    BlobContainerClient backups,
    SecretClient secrets) {

  static AzureClients of(AzurePlace place, TokenCredential credential, HttpClient http) {
    HttpPipeline management = management(credential, http);
    AzureProfile profile = new AzureProfile(null, place.subscription(), AzureEnvironment.AZURE);
    return new AzureClients(
        ComputeManager.authenticate(management, profile).serviceClient(),
        NetworkManager.authenticate(management, profile).serviceClient(),
        MonitorManager.authenticate(management, profile).serviceClient(),
        container(place.releases(), credential, http),
        container(place.backups(), credential, http),
        new SecretClientBuilder()
            .vaultUrl(place.vault().toString())
            .credential(credential)
            .httpClient(http)
            .buildClient());
  }

  private static BlobContainerClient container(
      URI address, TokenCredential credential, HttpClient http) {
    return new BlobContainerClientBuilder()
        .endpoint(address.toString())
        .credential(credential)
        .httpClient(http)
        .buildClient();
  }

  private static HttpPipeline management(TokenCredential credential, HttpClient http) {
    RetryOptions retries =
        new RetryOptions(
                new ExponentialBackoffOptions()
                    .setMaxRetries(5)
                    .setBaseDelay(Duration.ofMillis(500))
                    .setMaxDelay(Duration.ofSeconds(10)))
            .setShouldRetryCondition(
                tried -> again(tried.getThrowable()) || again(tried.getResponse()));
    return new HttpPipelineBuilder()
        .httpClient(http)
        .policies(
            new RequestIdPolicy(),
            new RetryPolicy(retries),
            new BearerTokenAuthenticationPolicy(
                credential, AzureEnvironment.AZURE.getManagementEndpoint() + "/.default"))
        .build();
  }

  /** A broken line may be whole the next time; who is not signed in is not then either. */
  private static boolean again(Throwable failure) {
    return failure != null && !(failure instanceof ClientAuthenticationException);
  }

  /**
   * As by default, and when machines cannot be taken away because of another change: then a second
   * one has been asked for already.
   */
  private static boolean again(HttpResponse response) {
    if (response == null) {
      return false;
    }
    int status = response.getStatusCode();
    return status == 408
        || status == 429
        || (status >= 500 && status != 501 && status != 505)
        || (status == 409 && response.getRequest().getHttpMethod() == HttpMethod.POST);
  }
}
