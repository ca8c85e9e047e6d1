package shop.catamaran.web.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which address shows which page. The one list of the shop's page addresses. */
record AddressTable(List<Entry> entries) {

  private static final String PAGES = "/WEB-INF/pages/";

  static final AddressTable SHOP =
      new AddressTable(
          List.of(
              page("/", "home.xhtml"),
              page("/c/{slug}", "category.xhtml"),
              page("/search", "search.xhtml"),
              form("/p/{handle}", "product.xhtml"),
              form("/cart", "cart.xhtml"),
              form("/checkout/address", "checkout/address.xhtml"),
              form("/checkout/delivery", "checkout/delivery.xhtml"),
              form("/checkout/payment", "checkout/payment.xhtml"),
              form("/checkout/review", "checkout/review.xhtml"),
              page("/orders/{orderId}", "order.xhtml"),
              form("/track", "track.xhtml"),
              page("/operations", "operations.xhtml")));

  /** A page that is only looked at. */
  private static Entry page(String pattern, String view) {
    return new Entry(List.of(segments(pattern)), PAGES + view, false);
  }

  /** A page with a form that posts to its own address. */
  private static Entry form(String pattern, String view) {
    return new Entry(List.of(segments(pattern)), PAGES + view, true);
  }

  Optional<Match> match(String path) {
    String[] segments = segments(path);
    for (Entry entry : entries) {
      Optional<Match> match = entry.match(segments);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static String[] segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      segments.add(path.substring(from, to));
      from = to + 1;
    }
    return segments.toArray(String[]::new);
  }

  record Entry(List<String> pattern, String view, boolean takesPosts) {

    Optional<Match> match(String[] segments) {
      if (segments.length != pattern.size()) {
        return Optional.empty();
      }
      Map<String, String> parameters = new HashMap<>();
      for (int i = 0; i < segments.length; i++) {
        String expected = pattern.get(i);
        if (expected.startsWith("{")) {
          if (segments[i].isEmpty()) {
            return Optional.empty();
          }
          parameters.put(expected.substring(1, expected.length() - 1), segments[i]);
        } else if (!expected.equals(segments[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(new Match(view, takesPosts, parameters));
    }
  }

  /**
   * The page for an address.
   *
   * @param parameters what the pattern names in braces
   */
  record Match(String view, boolean takesPosts, Map<String, String> parameters) {

    boolean allows(String method) {
      return switch (method) {
        case "GET", "HEAD" -> true;
        case "POST" -> takesPosts;
        default -> false;
      };
    }
  }
}
