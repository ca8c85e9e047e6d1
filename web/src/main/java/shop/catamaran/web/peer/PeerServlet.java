package shop.catamaran.web.peer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;
import shop.catamaran.catalog.StockTransfers;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Settings;
import shop.catamaran.web.security.InvalidTokenException;

/**
 * What this cloud answers to others. A servlet and no part of the REST API: it is described nowhere
 * and open to nobody else.
 */
@WebServlet(urlPatterns = PeerServlet.PATH + "/*")
public class PeerServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final String PATH = "/peer";
  static final String STATUS = "/v1/status";
  static final String STOCK_REQUESTS = "/v1/stock-requests";
  static final String JSON = "application/json";

  private static final Logger LOGGER = Logger.getLogger(PeerServlet.class.getName());
  private static final String SCHEME = "Bearer ";

  @Inject private transient Settings settings;
  @Inject private transient Clock clock;
  @Inject private transient OwnStatus status;
  @Inject private transient StockTransfers transfers;
  private transient Optional<PeerTokens> tokens;

  @Override
  public void init() {
    tokens =
        settings
            .peers()
            .map(
                peers ->
                    new PeerTokens(
                        settings.cloud(), peers.addresses().keySet(), peers.keys(), clock));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(response, 200, JSON, answerTo(request));
    } catch (RefusedException e) {
      if (e.problem.status() == 401) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"peer\"");
      }
      answer(response, e.problem.status(), Problem.MEDIA_TYPE, e.problem.toJson());
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "Another cloud was not answered", e);
      Problem problem = Problem.ofStatus(503, "This cloud cannot answer at the moment.");
      answer(response, 503, Problem.MEDIA_TYPE, problem.toJson());
    }
  }

  private String answerTo(HttpServletRequest request) throws IOException {
    String peer = peer(request);
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    switch (path) {
      case STATUS -> {
        requireMethod(request, "GET");
        return status.read().toJson();
      }
      case STOCK_REQUESTS -> {
        requireMethod(request, "POST");
        return StockMessages.toJson(give(peer, stockRequest(request)));
      }
      default -> throw new RefusedException(Problem.ofStatus(404, "There is no " + path + "."));
    }
  }

  private List<StockTransfer> give(String peer, StockRequest asked) {
    List<StockTransfer> given = transfers.give(peer, asked);
    LOGGER.log(
        Level.FINE,
        "{0} asked for {1} and was given {2}, trace {3}",
        new Object[] {peer, asked, given, TraceParent.next().traceId()});
    return given;
  }

  private String peer(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (tokens.isEmpty() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new RefusedException(Problem.ofStatus(401, "A cloud's token is needed."));
    }
    try {
      return tokens.get().verify(header.substring(SCHEME.length()).strip());
    } catch (InvalidTokenException e) {
      throw new RefusedException(Problem.ofStatus(401, e.getMessage() + "."));
    }
  }

  private static StockRequest stockRequest(HttpServletRequest request) throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
      throw new RefusedException(Problem.ofStatus(415, "The body must be " + JSON + "."));
    }
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return StockMessages.request(body);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Problem.ofStatus(400, e.getMessage() + "."));
    }
  }

  private static void requireMethod(HttpServletRequest request, String method) {
    if (!request.getMethod().equals(method)) {
      throw new RefusedException(Problem.ofStatus(405, "Only " + method + " is known here."));
    }
  }

  private static void answer(HttpServletResponse response, int status, String type, String body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(Problem problem) {
      super(problem.detail());
      this.problem = problem;
    }
  }
}
