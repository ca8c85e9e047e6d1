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
    response.setHeader("Cache-Control", immutable ? IMMUTABLE : REVALIDATE);
    content.send(request, response);
  }
}
