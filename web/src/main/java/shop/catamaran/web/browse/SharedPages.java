package shop.catamaran.web.browse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import shop.catamaran.orders.Carts;
import shop.catamaran.web.Representation;
import shop.catamaran.web.security.Visitor;

/**
 * Serves pages of the catalogue as they were rendered within the last second. They are the same for
 * all visitors with as many units in their carts; that number, in the header, is all of a visitor
 * that they show. What says that something was just done is rendered for its visitor alone, and so
 * is every answer to a form.
 */
public class SharedPages extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Duration AGE_MAX = Duration.ofSeconds(1);
  private static final long BYTES_MAX = 32L * 1024 * 1024;
  private static final int ADDRESS_LENGTH_MAX = 500;

  @Inject private transient Visitor visitor;
  @Inject private transient Carts carts;

  private final transient Cache<Key, Representation> cache =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((Key key, Representation page) -> page.bytesInMemory())
          .expireAfterWrite(AGE_MAX)
          .build();

  private record Key(String address, int unitsInCart) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Key> key = key(request);
    if (key.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Representation known = cache.getIfPresent(key.get());
    if (known != null) {
      known.send(request, response);
      return;
    }
    CapturedPage page = new CapturedPage(response);
    chain.doFilter(request, page);
    if (page.isShareable()) {
      Representation rendered = new Representation(page.getContentType(), page.content());
      cache.put(key.get(), rendered);
      rendered.send(request, response);
    } else {
      page.sendOn();
    }
  }

  private Optional<Key> key(HttpServletRequest request) {
    String query = request.getQueryString();
    String address =
        query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    if (!request.getMethod().equals("GET")
        || address.length() > ADDRESS_LENGTH_MAX
        || request.getParameter(ProductDetailPage.ADDED) != null) {
      return Optional.empty();
    }
    return Optional.of(new Key(address, visitor.cart().map(carts::unitCount).orElse(0)));
  }
}
