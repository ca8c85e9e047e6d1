package shop.catamaran.web.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Leads an address to its page. What a pattern names in braces becomes a request attribute of that
 * name, so templates and beans read it as {@code requestScope}. Pages are reached in no other way.
 */
public class Addresses extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Request attribute: the address as the browser asked for it, without its query. */
  public static final String PATH = "shop.catamaran.path";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (request.getPathInfo() != null) {
      path += request.getPathInfo();
    }
    if (path.endsWith(".xhtml")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<AddressTable.Match> match = AddressTable.SHOP.match(path.isEmpty() ? "/" : path);
    if (match.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    AddressTable.Match page = match.get();
    if (!page.allows(request.getMethod())) {
      response.setHeader("Allow", page.takesPosts() ? "GET, HEAD, POST" : "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    request.setAttribute(PATH, request.getRequestURI());
    page.parameters().forEach(request::setAttribute);
    request.getRequestDispatcher(page.view()).forward(request, response);
  }
}
