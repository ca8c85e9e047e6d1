package shop.catamaran.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import shop.catamaran.web.Settings;

/** Tells browsers what pages may do. What is served may set stricter values of its own. */
public class SecurityHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String CSP = "Content-Security-Policy";
  private static final String CSP_OF_DATA =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Inject private transient Settings settings;
  private String cspOfPages;

  @Override
  public void init() {
    cspOfPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; manifest-src 'self'; connect-src 'self' "
            + settings.gatewayPublicOrigin()
            + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    boolean data = path.startsWith("/api/") || path.startsWith("/peer/");
    response.setHeader(CSP, data ? CSP_OF_DATA : cspOfPages);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Not no-referrer: older browsers' forms would then carry no origin to check.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "private, no-cache");
    if (settings.cookiesSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    chain.doFilter(request, response);
  }
}
