package shop.catamaran.operator.relay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;

/**
 * Tells the relay what to do.
 *
 * @param address of the relay, such as http://127.0.0.1:18103
 */
public record RelayControl(URI address) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** Lets nothing through any more; returns when that is so. */
  public void cut(LinkName link) {
    change(link, "{\"cut\": true}");
  }

  /** Lets all through again. */
  public void heal(LinkName link) {
    change(link, "{\"cut\": false}");
  }

  /** Holds up what comes from now on, in each direction. */
  public void delay(LinkName link, Duration oneWay) {
    change(link, "{\"delayMillis\": " + oneWay.toMillis() + "}");
  }

  /** How the links do. */
  public List<LinkCondition> links() {
    String answer =
        send(HttpRequest.newBuilder(address.resolve("/links")).timeout(TIMEOUT).build());
    try {
      return JSON.readValue(answer, new TypeReference<List<LinkCondition>>() {});
    } catch (IOException e) {
      throw new RefusedException("The relay between the clouds answers nonsense.", e);
    }
  }

  private void change(LinkName link, String change) {
    send(
        HttpRequest.newBuilder(address.resolve("/links/" + link))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(change))
            .build());
  }

  private static String send(HttpRequest request) {
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RefusedException(
            "The relay between the clouds refuses " + request.uri().getPath() + ".");
      }
      return response.body();
    } catch (IOException e) {
      throw new RefusedException("The relay between the clouds does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("Interrupted.", e);
    }
  }
}
