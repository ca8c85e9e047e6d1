package shop.catamaran.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import shop.catamaran.orders.CartId;
import shop.catamaran.orders.Carts;
import shop.catamaran.web.Settings;

/**
 * Who is asking: a shopper without account is known by a signed cookie that names the cart, so the
 * cart outlives every session and can be read in any cloud.
 */
@Named
@RequestScoped
public class Visitor {

  /** Request attribute that holds the response; set by {@link ResponseFilter}. */
  static final String RESPONSE = Visitor.class.getName() + ".response";

  private static final Duration COOKIE_LIFE = Duration.ofDays(90);

  private final HttpServletRequest request;
  private final Carts carts;
  private final Settings settings;
  private Optional<CartId> cart = Optional.empty();
  private boolean cookieRead;
  private boolean cookieSent;

  /** For the container's proxy. */
  Visitor() {
    this(null, null, null);
  }

  @Inject
  Visitor(HttpServletRequest request, Carts carts, Settings settings) {
    this.request = request;
    this.carts = carts;
    this.settings = settings;
  }

  /** The visitor's cart, if there is one; needs no session and no database. */
  public Optional<CartId> cart() {
    if (!cookieRead) {
      cookieRead = true;
      cart = readCookie();
    }
    return cart;
  }

  /**
   * The visitor's cart, begun now if there is none; also renews the cookie. To be called before
   * anything of the response has been sent.
   */
  public CartId cartForChange() {
    CartId id = cart().orElseGet(carts::create);
    cart = Optional.of(id);
    if (!cookieSent) {
      cookieSent = true;
      sendCookie(id);
    }
    return id;
  }

  private Optional<CartId> readCookie() {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    VisitorCookie form = new VisitorCookie(settings.visitorKeys());
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(VisitorCookie.NAME)) {
        Optional<CartId> named = form.read(cookie.getValue());
        if (named.isPresent()) {
          return named;
        }
      }
    }
    return Optional.empty();
  }

  private void sendCookie(CartId id) {
    HttpServletResponse response = (HttpServletResponse) request.getAttribute(RESPONSE);
    if (response == null || response.isCommitted()) {
      throw new IllegalStateException("the cart must be begun before the response is sent");
    }
    Cookie cookie =
        new Cookie(VisitorCookie.NAME, new VisitorCookie(settings.visitorKeys()).write(id));
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.cookiesSecure());
    cookie.setMaxAge((int) COOKIE_LIFE.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
