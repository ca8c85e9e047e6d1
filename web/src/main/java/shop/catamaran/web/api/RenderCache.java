package shop.catamaran.web.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import shop.catamaran.web.Representation;

/**
 * Rendered answers to reads of the catalogue. An entry serves for as long as the catalogue answers
 * with the very same object, so it is never older than the catalogue's own cache.
 *
 * @param <K> what was asked for
 * @param <S> what the catalogue answered
 */
final class RenderCache<K, S> {

  private static final long BYTES_MAX = 16L * 1024 * 1024;
  private static final Duration IDLE_MAX = Duration.ofMinutes(5);
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");
  private static final int CLIENT_SECONDS_MAX = 5;

  private final Cache<K, Rendered<S>> cache =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((K key, Rendered<S> rendered) -> rendered.content.bytesInMemory())
          .expireAfterAccess(IDLE_MAX)
          .build();
  private final Function<S, Object> rendering;

  private record Rendered<S>(S source, Representation content) {}

  RenderCache(Function<S, Object> rendering) {
    this.rendering = rendering;
  }

  /** The answer to a GET, or that the client already has it. */
  Response answer(K key, S source, HttpHeaders headers) {
    Representation content = content(key, source);
    Representation.Variant variant =
        content.variant(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    boolean known =
        Representation.matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), variant.etag());
    Response.ResponseBuilder response =
        (known ? Response.notModified() : Response.ok(variant.body(), JSON))
            .header(HttpHeaders.ETAG, variant.etag())
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + CLIENT_SECONDS_MAX)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (variant.isZipped() && !known) {
      response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return response.build();
  }

  // The same object is meant: equal ones may differ in what equals leaves out.
  @SuppressWarnings("ReferenceEquality")
  private Representation content(K key, S source) {
    Rendered<S> rendered = cache.getIfPresent(key);
    if (rendered == null || rendered.source != source) {
      byte[] bytes = JsonText.of(rendering.apply(source)).getBytes(StandardCharsets.UTF_8);
      rendered = new Rendered<>(source, new Representation(JsonText.MEDIA_TYPE, bytes));
      cache.put(key, rendered);
    }
    return rendered.content;
  }
}
