package shop.catamaran.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Settings;

/** Keeps a single client from taking the API for itself. */
public class RateLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject private transient Settings settings;
  @Inject private transient Clock clock;
  private transient RequestBuckets buckets;

  @Override
  public void init() {
    if (settings.apiRequestsPerMinute() > 0) {
      buckets = new RequestBuckets(settings.apiRequestsPerMinute(), clock);
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (buckets == null) {
      chain.doFilter(request, response);
      return;
    }
    RequestBuckets.Decision decision =
        buckets.take(client(request.getRemoteAddr(), request.getHeader("X-Forwarded-For")));
    response.setIntHeader("RateLimit-Limit", decision.limit());
    response.setIntHeader("RateLimit-Remaining", decision.remaining());
    response.setIntHeader("RateLimit-Reset", decision.resetSeconds());
    if (decision.allowed()) {
      chain.doFilter(request, response);
      return;
    }
    response.setIntHeader("Retry-After", decision.resetSeconds());
    response.setStatus(TOO_MANY_REQUESTS);
    response.setContentType(Problem.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(
            Problem.ofStatus(TOO_MANY_REQUESTS, "See the RateLimit headers.")
                .toJson()
                .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Who asks. A balancer is in our own network and puts the client last; from anywhere else the
   * header may be made up.
   */
  static String client(String peer, String forwardedFor) throws IOException {
    if (forwardedFor == null) {
      return peer;
    }
    // A literal address, so nothing is looked up.
    InetAddress address = InetAddress.getByName(peer);
    return address.isLoopbackAddress() || address.isSiteLocalAddress()
        ? forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip()
        : peer;
  }
}
