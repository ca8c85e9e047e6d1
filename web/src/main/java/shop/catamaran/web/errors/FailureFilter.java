package shop.catamaran.web.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Turns what is thrown into an answer. Left to the server, each would be logged with its whole
 * stack, and a dead database makes thousands.
 */
public class FailureFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      int meant = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      request.setAttribute(ErrorServlet.THROWN, e);
      response.sendError(Mishap.of(meant, e).status(meant));
    }
  }
}
