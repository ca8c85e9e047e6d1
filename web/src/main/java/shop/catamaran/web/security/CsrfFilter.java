package shop.catamaran.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Refuses requests that may change something unless one of our own pages made them. The API and the
 * calls between clouds are left out: they take no cookies, so a foreign page has nothing to gain
 * there.
 */
public class CsrfFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SameOrigin.isSafe(request.getMethod())
        || request.getServletPath().startsWith("/api")
        || request.getServletPath().equals("/peer")
        || SameOrigin.shows(
            header(request, "Sec-Fetch-Site"),
            header(request, "Origin"),
            header(request, "Referer"),
            header(request, "Host"))) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
