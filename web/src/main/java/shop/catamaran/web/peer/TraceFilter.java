package shop.catamaran.web.peer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Notes which trace a request belongs to, for the calls that follow from it. */
public class TraceFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    TraceParent.work(
        TraceParent.parse(request.getHeader(TraceParent.HEADER))
            .map(TraceParent::child)
            .orElseGet(TraceParent::begin));
    try {
      chain.doFilter(request, response);
    } finally {
      TraceParent.rest();
    }
  }
}
