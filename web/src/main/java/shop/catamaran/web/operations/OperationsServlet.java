package shop.catamaran.web.operations;

import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import shop.catamaran.web.Settings;

/** What the page's script and other clouds ask: all signs, and what this cloud knows of itself. */
@WebServlet(urlPatterns = {OperationsServlet.STATE, Watch.REPORT_PATH})
public class OperationsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final String STATE = "/operations/state.json";

  @Inject private transient Settings settings;
  @Inject private transient Watch watch;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (settings.operations().isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String json = request.getServletPath().equals(STATE) ? signs() : watch.own().toJson();
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }

  private String signs() {
    JsonObjectBuilder json = CloudReport.BUILDERS.createObjectBuilder();
    for (Sign sign : watch.fleet().signs()) {
      json.add(
          sign.key(),
          CloudReport.BUILDERS
              .createObjectBuilder()
              .add("text", sign.text())
              .add("mood", sign.getMood()));
    }
    return json.build().toString();
  }
}
