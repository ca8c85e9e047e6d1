package shop.catamaran.web.errors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import shop.catamaran.web.Problem;

/** Where the server leads every request that was refused or failed. */
@WebServlet(urlPatterns = "/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Request attribute: what {@link FailureFilter} caught. */
  static final String THROWN = "shop.catamaran.thrown";

  private static final Logger LOGGER = Logger.getLogger(ErrorServlet.class.getName());
  private static final int RETRY_AFTER_SECONDS = 2;

  /** If not even the page about a mishap can be made. */
  private static final String LAST_RESORT =
      """
      <!DOCTYPE html>
      <html lang="en-IE"><head><meta charset="UTF-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Something went wrong · Catamaran</title></head>
      <body><h1>Something went wrong on our side</h1>
      <p>Your cart is kept. Please try again in a moment.</p>
      <p><a href="/">Go to the shop</a></p></body></html>
      """;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      // Asked for by its address.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Throwable thrown = thrown(request);
    int meant =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            ? status
            : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    Mishap mishap = Mishap.of(meant, thrown);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    response.setStatus(mishap.status(meant));
    if (mishap == Mishap.UNAVAILABLE && !response.containsHeader("Retry-After")) {
      response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    log(request, mishap, path, thrown);
    if (isForProgram(path, request.getHeader("Accept"))) {
      sendProblem(response, mishap, mishap.status(meant), request.getAttribute("errorId"));
    } else {
      sendPage(request, response, mishap, path);
    }
  }

  private static Throwable thrown(HttpServletRequest request) {
    Object caught = request.getAttribute(THROWN);
    return (Throwable)
        (caught == null ? request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) : caught);
  }

  private static void log(
      HttpServletRequest request, Mishap mishap, String path, Throwable thrown) {
    if (mishap == Mishap.UNEXPECTED) {
      String id = UUID.randomUUID().toString();
      request.setAttribute("errorId", id);
      LOGGER.log(Level.SEVERE, thrown, () -> "Unexpected failure of " + path + ", id " + id);
    } else if (mishap == Mishap.UNAVAILABLE && thrown != null) {
      // One line, because a dead database makes many.
      LOGGER.log(
          Level.WARNING, "The database does not answer {0}: {1}", new Object[] {path, thrown});
    }
  }

  /** The API answers problems always, pages only to who wants JSON and no page. */
  static boolean isForProgram(String path, String accept) {
    if (path.startsWith("/api/") || accept == null) {
      return path.startsWith("/api/");
    }
    String types = accept.toLowerCase(Locale.ROOT);
    return types.contains("json") && !types.contains("text/html") && !types.contains("*/*");
  }

  private static void sendProblem(
      HttpServletResponse response, Mishap mishap, int status, Object errorId) throws IOException {
    Problem problem = Problem.ofStatus(status, detail(mishap));
    if (errorId != null) {
      problem = problem.with("id", errorId);
    }
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
  }

  private static String detail(Mishap mishap) {
    return switch (mishap) {
      case UNEXPECTED -> "It was logged under this id.";
      case UNAVAILABLE -> "Repeat the request in a moment.";
      default -> mishap.getHeading() + ".";
    };
  }

  private static void sendPage(
      HttpServletRequest request, HttpServletResponse response, Mishap mishap, String path)
      throws IOException {
    request.setAttribute("mishap", mishap);
    request.setAttribute("failedPath", path);
    try {
      request.getRequestDispatcher(mishap.view()).forward(new PlainGet(request), response);
    } catch (ServletException | RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> "No page about " + mishap + " at " + path);
      if (!response.isCommitted()) {
        response.resetBuffer();
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(LAST_RESORT.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
