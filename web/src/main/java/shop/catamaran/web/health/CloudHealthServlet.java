package shop.catamaran.web.health;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import shop.catamaran.web.Settings;

/**
 * For the failover record: this cloud can sell. Answers from what was asked in the background, and
 * knows nothing of the other clouds, the lines to them, or the payment gateway.
 */
@WebServlet(urlPatterns = "/health/cloud")
public class CloudHealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject private transient DatabaseProbe database;
  @Inject private transient CloudState cloud;
  @Inject private transient Settings settings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> fault =
        database.isGood() ? cloud.fault() : Optional.of("its database is not reached");
    byte[] body = body(settings.cloud(), fault).getBytes(StandardCharsets.UTF_8);
    response.setStatus(
        fault.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static String body(String cloud, Optional<String> fault) {
    JsonObjectBuilder body =
        JSON.createObjectBuilder()
            .add("status", fault.isEmpty() ? "UP" : "DOWN")
            .add("cloud", cloud);
    fault.ifPresent(text -> body.add("reason", text));
    return body.build().toString();
  }
}
