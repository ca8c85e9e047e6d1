package shop.catamaran.drills.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import shop.catamaran.drills.history.Call;
import shop.catamaran.drills.history.History;

/** One client: sends a request where its route leads, and records what came of it. */
public final class ShopClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String name;
  private final Route route;
  private final Duration patience;
  private final History history;

  /**
   * @param patience how long an answer is waited for
   */
  public ShopClient(String name, Route route, Duration patience, History history) {
    this.name = name;
    this.route = route;
    this.patience = patience;
    this.history = history;
  }

  /** What came back; an empty body if none or none that is JSON. */
  public record Answer(Call call, JsonNode body) {

    int status() {
      return call.status();
    }
  }

  /** A request to be sent. */
  public record Question(
      String operation,
      String order,
      String method,
      String path,
      Object body,
      Map<String, String> headers) {

    static Question get(String operation, String path) {
      return new Question(operation, "", "GET", path, null, Map.of());
    }

    static Question send(String operation, String method, String path, Object body) {
      return new Question(operation, "", method, path, body, Map.of());
    }
  }

  public String name() {
    return name;
  }

  /** Asks once, at the address that the route leads to now. */
  public Answer ask(Question question) throws InterruptedException {
    URI address = route.address();
    long at = System.currentTimeMillis();
    long begin = System.nanoTime();
    int status = Call.NO_ANSWER;
    String cloud = "";
    String fault = "";
    JsonNode body = MissingNode.getInstance();
    try {
      HttpResponse<String> response =
          http.send(request(address, question), HttpResponse.BodyHandlers.ofString());
      status = response.statusCode();
      cloud = response.headers().firstValue("X-Cloud").orElse("");
      body = json(response.body());
      fault = status < 400 ? "" : response.body();
    } catch (IOException e) {
      fault = e.toString();
    }
    Call call =
        new Call(
            at,
            (System.nanoTime() - begin) / 1_000_000,
            name,
            question.operation(),
            address.toString(),
            question.order(),
            status,
            cloud,
            fault);
    history.record(call);
    if (!call.served()) {
      route.failed(address);
    }
    return new Answer(call, body);
  }

  private HttpRequest request(URI address, Question question) throws JsonProcessingException {
    HttpRequest.BodyPublisher body =
        question.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(question.body()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(question.path()))
            .timeout(patience)
            .method(question.method(), body);
    if (question.body() != null) {
      request.header("Content-Type", "application/json");
    }
    question.headers().forEach(request::header);
    return request.build();
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
