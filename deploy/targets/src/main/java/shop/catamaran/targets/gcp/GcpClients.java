package shop.catamaran.targets.gcp;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.compute.Compute;
import com.google.api.services.monitoring.v3.Monitoring;
import com.google.api.services.secretmanager.v1.SecretManager;
import com.google.api.services.storage.Storage;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The clients of one project. */
record GcpClients(Compute compute, Storage storage, SecretManager secrets, Monitoring monitoring) {

  private static final String NAME = "catamaran";
  private static final int TRIES_MORE = 5;

  /** An operation is waited for two minutes at most. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(150);

  /**
   * All of them.
   *
   * @param pause before a second try, and the longer the more tries
   * @param endpoint what to ask in place of GCP
   */
  static GcpClients of(Credentials credentials, Duration pause, Optional<URI> endpoint) {
    NetHttpTransport http = new NetHttpTransport();
    GsonFactory json = GsonFactory.getDefaultInstance();
    HttpRequestInitializer each = initializer(credentials, pause);
    Compute.Builder compute = new Compute.Builder(http, json, each).setApplicationName(NAME);
    Storage.Builder storage = new Storage.Builder(http, json, each).setApplicationName(NAME);
    SecretManager.Builder secrets =
        new SecretManager.Builder(http, json, each).setApplicationName(NAME);
    Monitoring.Builder monitoring =
        new Monitoring.Builder(http, json, each).setApplicationName(NAME);
    endpoint
        .map(address -> address + "/")
        .ifPresent(
            root -> {
              compute.setRootUrl(root);
              storage.setRootUrl(root);
              secrets.setRootUrl(root);
              monitoring.setRootUrl(root);
            });
    return new GcpClients(compute.build(), storage.build(), secrets.build(), monitoring.build());
  }

  private static HttpRequestInitializer initializer(Credentials credentials, Duration pause) {
    HttpCredentialsAdapter signed = new HttpCredentialsAdapter(credentials);
    return request -> {
      signed.initialize(request);
      request.setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
      request.setNumberOfRetries(TRIES_MORE);
      request.setIOExceptionHandler(new HttpBackOffIOExceptionHandler(backOff(pause)));
      tryAgain(request, pause);
    };
  }

  /** The credentials' own handler, which renews a token, comes first. */
  private static void tryAgain(HttpRequest request, Duration pause) {
    HttpUnsuccessfulResponseHandler renewal = request.getUnsuccessfulResponseHandler();
    HttpBackOffUnsuccessfulResponseHandler later =
        new HttpBackOffUnsuccessfulResponseHandler(backOff(pause))
            .setBackOffRequired(
                response -> response.getStatusCode() >= 500 || response.getStatusCode() == 429);
    request.setUnsuccessfulResponseHandler(
        (asked, response, supported) ->
            renewal.handleResponse(asked, response, supported)
                || later.handleResponse(asked, response, supported));
  }

  private static ExponentialBackOff backOff(Duration pause) {
    return new ExponentialBackOff.Builder()
        .setInitialIntervalMillis(Math.toIntExact(pause.toMillis()))
        .build();
  }
}
