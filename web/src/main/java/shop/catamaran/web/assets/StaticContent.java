package shop.catamaran.web.assets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import shop.catamaran.web.Representation;

/** Answers with bytes that belong to a name for good. */
final class StaticContent {

  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String REVALIDATE = "public, no-cache";

  private StaticContent() {}

  /**
   * Answers a GET or HEAD.
   *
   * @param immutable whether the name says which bytes these are
   */
  static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Representation content,
      boolean immutable)
      throws IOException {
    Representation.Variant variant = content.variant(request.getHeader("Accept-Encoding"));
    response.setHeader("Cache-Control", immutable ? IMMUTABLE : REVALIDATE);
    response.setHeader("ETag", variant.etag());
    if (content.varies()) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (Representation.matches(request.getHeader("If-None-Match"), variant.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (variant.isZipped()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(content.mediaType());
    response.setContentLength(variant.body().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(variant.body());
    }
  }
}
