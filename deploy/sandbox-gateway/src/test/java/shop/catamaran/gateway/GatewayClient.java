package shop.catamaran.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Talks to the gateway as a shop and as a browser do. */
final class GatewayClient {

  static final String KEY = "a-key-for-tests";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;

  GatewayClient(URI address) {
    this.address = address;
  }

  String token(String number) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/v1/tokens", card(number, "12", "2040", "123"));
    return json(answer).path("token").asText();
  }

  static String card(String number, String month, String year, String code) {
    return """
        {"number": "%s", "exp_month": %s, "exp_year": %s, "cvc": "%s"}"""
        .formatted(number, month, year, code);
  }

  HttpResponse<String> authorize(String key, String token, long amount)
      throws IOException, InterruptedException {
    return http.send(authorization(key, token, amount), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> authorizeLater(String key, String token, long amount) {
    return http.sendAsync(authorization(key, token, amount), BodyHandlers.ofString());
  }

  private HttpRequest authorization(String key, String token, long amount) {
    String body =
        """
        {"amount": %d, "currency": "EUR", "token": "%s", "reference": "order-%s"}"""
            .formatted(amount, token, key);
    return keyed("/v1/payments", key, body);
  }

  HttpResponse<String> postKeyed(String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(keyed(path, key, body), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + KEY));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private HttpRequest keyed(String path, String key, String body) {
    return request(path)
        .header("Authorization", "Bearer " + KEY)
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** The gateway's own account of the payments with the reference that authorize gives. */
  JsonNode booked(String key) throws IOException, InterruptedException {
    return json(get("/v1/payments?reference=order-" + key)).path("data");
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return MAPPER.readTree(answer.body());
  }

  static String errorCode(HttpResponse<String> answer) throws IOException {
    return json(answer).path("error").path("code").asText();
  }
}
