package shop.catamaran.web.security;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides whether a request that may change something was made by one of our own pages. */
final class SameOrigin {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private SameOrigin() {}

  /** Whether the method promises to change nothing. */
  static boolean isSafe(String method) {
    return SAFE_METHODS.contains(method);
  }

  /**
   * Whether the headers show our own page as the origin. What the browser says itself
   * (Sec-Fetch-Site) counts first; older browsers are judged by Origin, then Referer. A request
   * with none of them is refused: every browser sends at least one with a form.
   */
  static boolean shows(
      Optional<String> secFetchSite,
      Optional<String> origin,
      Optional<String> referer,
      Optional<String> host) {
    if (secFetchSite.isPresent()) {
      return secFetchSite.get().equals("same-origin") || secFetchSite.get().equals("none");
    }
    return origin
        .or(() -> referer)
        .flatMap(SameOrigin::authority)
        .flatMap(authority -> host.map(name -> authority.equals(lowerCase(name))))
        .orElse(false);
  }

  private static Optional<String> authority(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getRawAuthority()).map(SameOrigin::lowerCase);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
