package shop.catamaran.web.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shop.catamaran.web.Settings;
import shop.catamaran.web.Settings.Peers;

/** Sends requests to other clouds, each with a token of its own. */
@ApplicationScoped
class PeerClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);
  private static final Duration WHOLE_TIMEOUT = Duration.ofMillis(800);

  private final HttpClient http;
  private final Map<String, URI> addresses;
  private final PeerTokens tokens;

  /** For the container's proxy. */
  PeerClient() {
    this.http = null;
    this.addresses = null;
    this.tokens = null;
  }

  @Inject
  PeerClient(Settings settings, Clock clock) {
    this(settings.cloud(), settings.peers().orElseGet(() -> new Peers(Map.of(), List.of())), clock);
  }

  PeerClient(String cloud, Peers peers, Clock clock) {
    this.addresses = peers.addresses();
    this.tokens = new PeerTokens(cloud, addresses.keySet(), peers.keys(), clock);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Names of the other clouds. */
  Set<String> peers() {
    return addresses.keySet();
  }

  /** Answers with a status, or fails within a second. */
  CompletableFuture<PeerStatus> status(String peer) {
    return send(request(peer, PeerServlet.STATUS).GET().build())
        .thenApply(body -> PeerStatus.of(body));
  }

  /** Answers with the body of the answer, or fails within a second. */
  CompletableFuture<String> post(String peer, String path, String json) {
    return send(
        request(peer, path)
            .header("Content-Type", PeerServlet.JSON)
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String peer, String path) {
    String base = addresses.get(peer).toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + PeerServlet.PATH + path))
        .timeout(WHOLE_TIMEOUT)
        .header("Accept", PeerServlet.JSON)
        .header("Authorization", "Bearer " + tokens.sign(peer))
        .header(TraceParent.HEADER, TraceParent.next().header());
  }

  private CompletableFuture<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> exchange =
        http.sendAsync(request, BodyHandlers.ofString());
    // The request's own time-out does not cover the body.
    return exchange
        .orTimeout(WHOLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((response, failure) -> exchange.cancel(true))
        .thenApply(
            response -> {
              if (response.statusCode() != 200) {
                throw new UnexpectedAnswerException(
                    request.uri() + " answered " + response.statusCode());
              }
              return response.body();
            });
  }

  /** Another cloud answered something else than was asked for. */
  static final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
      super(message);
    }
  }
}
