package shop.catamaran.web.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import shop.catamaran.catalog.Catalog;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.web.Representation;

/** Serves product pictures, which are named by their content. */
@WebServlet(urlPatterns = "/images/*")
public class ImageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final long CACHE_BYTES_MAX = 24L * 1024 * 1024;
  private static final String CSP = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

  @Inject private transient Catalog catalog;

  private final transient Cache<ImageId, Representation> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES_MAX)
          .weigher((ImageId id, Representation content) -> content.bytesInMemory())
          .build();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Representation> content = id(request.getPathInfo()).flatMap(this::content);
    if (content.isPresent()) {
      // A picture opened by itself must not be able to run anything.
      response.setHeader("Content-Security-Policy", CSP);
      StaticContent.send(request, response, content.get(), true);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  private Optional<Representation> content(ImageId id) {
    return Optional.ofNullable(
        cache.get(
            id,
            key ->
                catalog
                    .image(key)
                    .map(image -> new Representation(image.mediaType(), image.content()))
                    .orElse(null)));
  }

  private static Optional<ImageId> id(String path) {
    try {
      return path == null || path.isEmpty()
          ? Optional.empty()
          : Optional.of(new ImageId(path.substring(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
