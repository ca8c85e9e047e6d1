package shop.catamaran.operator.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import shop.catamaran.operator.console.RefusedException;

/**
 * Sends catalogue archives to a shop.
 *
 * @param shop base address of the shop or of one of its members
 * @param operatorKey 32 bytes in Base64
 */
public record CatalogueUpload(URI shop, String operatorKey) {

  private static final String PATH = "/api/v1/admin/imports";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Sends one archive and waits for the outcome.
   *
   * @throws RefusedException if the shop refuses the archive as a whole, or does not answer
   */
  public ImportOutcome send(Path archive) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(shop.resolve(PATH))
                  .timeout(TIMEOUT)
                  .header(
                      "Authorization",
                      "Bearer " + OperatorToken.make(operatorKey, Clock.systemUTC()))
                  .header("Content-Type", "application/zip")
                  .header("Accept", "application/json, application/problem+json")
                  .POST(HttpRequest.BodyPublishers.ofFile(archive))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RefusedException(
            "The shop refuses the catalogue ("
                + response.statusCode()
                + "): "
                + reason(response.body()));
      }
      return JSON.readValue(response.body(), ImportOutcome.class);
    } catch (IOException e) {
      throw new RefusedException("The import to " + shop + " broke off: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("Interrupted during the import.", e);
    }
  }

  private static String reason(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      return problem.hasNonNull("detail")
          ? problem.get("detail").asText()
          : problem.path("title").asText("it gives no reason");
    } catch (JsonProcessingException e) {
      return "it gives no reason";
    }
  }
}
