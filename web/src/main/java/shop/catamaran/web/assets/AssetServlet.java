package shop.catamaran.web.assets;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import shop.catamaran.web.Representation;

/**
 * Serves {@link Assets}, and by their own names those that browsers and robots ask for unbidden.
 */
@WebServlet(
    urlPatterns = {Assets.PATH + "*", "/favicon.ico", "/apple-touch-icon.png", "/robots.txt"})
public class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
    String name = path.substring(1);
    Optional<Representation> hashed = assets.hashed(name);
    Optional<Representation> content = hashed.or(() -> assets.plain(name));
    if (content.isPresent()) {
      StaticContent.send(request, response, content.get(), hashed.isPresent());
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }
}
