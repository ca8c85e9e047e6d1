package shop.catamaran.payments.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import shop.catamaran.payments.GatewayUnavailableException;

/**
 * The one way to the gateway, so that all calls share one circuit breaker and one bulkhead. Retries
 * are safe: whatever moves money carries an idempotency key.
 */
@ApplicationScoped
class GatewayConnection {

  // Made once: each call of Json's own methods searches the class path for a provider.
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** Longer than the gateway's slow answers, and short enough for a repeat before a deadline. */
  static final Duration ANSWER_TIMEOUT = Duration.ofMillis(3_500);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration WORTH_ASKING = Duration.ofMillis(50);

  private final GatewaySettings settings;
  private final HttpClient http;

  GatewayConnection() {
    this.settings = null;
    this.http = null;
  }

  @Inject
  GatewayConnection(GatewaySettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /**
   * Sends the request, again if there is no answer, and never beyond the deadline.
   *
   * @throws GatewayUnavailableException if there was no answer, or a failure
   */
  @Retry(
      maxRetries = 3,
      delay = 150,
      jitter = 100,
      maxDuration = 10_000,
      retryOn = {
        GatewayFailureException.class,
        GatewayBusyException.class,
        org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException.class
      })
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.5,
      delay = 3_000,
      failOn = {
        GatewayFailureException.class,
        org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException.class
      })
  // Only a net: the request has its own time-out.
  @Timeout(5_000)
  @Bulkhead(40)
  GatewayAnswer send(GatewayRequest request, Deadline deadline) {
    Duration remaining = deadline.remaining();
    if (remaining.compareTo(WORTH_ASKING) < 0) {
      throw new GatewayUnavailableException("no time left for " + request, null);
    }
    Duration limit = remaining.compareTo(ANSWER_TIMEOUT) < 0 ? remaining : ANSWER_TIMEOUT;
    HttpResponse<byte[]> response = exchange(request, limit);
    int status = response.statusCode();
    if (status >= 500 || status == 408 || status == 429) {
      throw new GatewayFailureException("the gateway answered " + status + " to " + request, null);
    }
    GatewayAnswer answer = new GatewayAnswer(status, json(request, response));
    if (status == 409 && answer.errorCode().equals("idempotency_in_progress")) {
      throw new GatewayBusyException("the gateway is still working on " + request);
    }
    return answer;
  }

  private HttpResponse<byte[]> exchange(GatewayRequest request, Duration limit) {
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(httpRequest(request, limit), BodyHandlers.ofByteArray());
    try {
      // The request's own time-out does not cover the body.
      return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new GatewayFailureException("no answer to " + request, e.getCause());
    } catch (TimeoutException e) {
      throw new GatewayFailureException("no answer in time to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnavailableException("interrupted during " + request, e);
    } finally {
      response.cancel(true);
    }
  }

  private HttpRequest httpRequest(GatewayRequest request, Duration limit) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(settings.url() + request.path()))
            .timeout(limit)
            .header("Accept", "application/json");
    if (request.needsKey()) {
      builder.header("Authorization", "Bearer " + settings.key());
    }
    request.idempotencyKey().ifPresent(key -> builder.header("Idempotency-Key", key));
    if (request.isGet()) {
      return builder.build();
    }
    BodyPublisher body =
        request
            .body()
            .map(json -> BodyPublishers.ofString(json.toString()))
            .orElse(BodyPublishers.noBody());
    return builder.header("Content-Type", "application/json").POST(body).build();
  }

  private static JsonObject json(GatewayRequest request, HttpResponse<byte[]> response) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(response.body()))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new GatewayFailureException(
          "the gateway answered " + response.statusCode() + " without JSON to " + request, e);
    }
  }
}
