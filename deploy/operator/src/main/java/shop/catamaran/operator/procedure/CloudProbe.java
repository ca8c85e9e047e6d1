package shop.catamaran.operator.procedure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a cloud through its balancer, as a shopper would. */
final class CloudProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI cloud;

  CloudProbe(URI cloud) {
    this.cloud = cloud;
  }

  /** Whether the cloud says that it can sell. */
  boolean sells() {
    return fault("/health/cloud").isEmpty();
  }

  /** Why a GET is not answered with 200 in time, if it is not. */
  Optional<String> fault(String path) {
    try {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(cloud.resolve(path)).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status == OK ? Optional.empty() : Optional.of(path + " answered " + status);
    } catch (IOException e) {
      return Optional.of(path + " " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(path + " was not waited for");
    }
  }
}
