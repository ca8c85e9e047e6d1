package shop.catamaran.web.errors;

import jakarta.faces.application.ViewExpiredException;
import java.util.Arrays;

/** What can go wrong with a request for a page, and what the page says about it. */
public enum Mishap {
  BAD_REQUEST(
      400,
      "Something in this address or form is not right",
      "Your browser sent us something that we cannot read, often because an address was cut short."
          + " Nothing was changed."),
  FORBIDDEN(
      403,
      "We did not take this form",
      "It did not come from one of our own pages, so we left it alone to be safe. Nothing was"
          + " changed. If you were here in the shop, open the page anew and try once more."),
  NOT_FOUND(404, "We cannot find this page", "", "404.xhtml"),
  METHOD_NOT_ALLOWED(
      405,
      "This page does not work that way",
      "It can only be looked at, and your browser asked for something else. Nothing was changed."),
  EXPIRED(409, "This page has expired", "", "expired.xhtml"),
  GONE(410, "This is no longer sold", "", "410.xhtml"),
  TOO_LARGE(
      413,
      "That was more than we can take",
      "The form held far more text than any of its fields needs. Nothing was changed. Shorten what"
          + " you entered and send it again."),
  ADDRESS_TOO_LONG(
      414,
      "This address is too long",
      "No page of ours has an address of this length. It may have been put together wrongly."),
  UNSUPPORTED(
      415,
      "We cannot read what was sent",
      "Our pages take filled-in forms and nothing else. Nothing was changed."),
  TOO_MANY(
      429,
      "One moment, please",
      "More requests came from your connection than one shopper makes. Wait a minute, then go on;"
          + " your cart is kept."),
  UNEXPECTED(500, "Something went wrong on our side", "", "500.xhtml"),
  UNAVAILABLE(503, "We will be back in a moment", "", "503.xhtml"),
  REFUSED(
      0,
      "We cannot answer this",
      "Your browser asked for something that this page cannot give. Nothing was changed.");

  private static final String PAGES = "/WEB-INF/pages/error/";

  private final int status;
  private final String heading;
  private final String advice;
  private final String page;

  Mishap(int status, String heading, String advice) {
    this(status, heading, advice, "refused.xhtml");
  }

  Mishap(int status, String heading, String advice, String page) {
    this.status = status;
    this.heading = heading;
    this.advice = advice;
    this.page = page;
  }

  /**
   * @param thrown null if a status was all that was said
   */
  static Mishap of(int status, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ViewExpiredException) {
        return EXPIRED;
      }
    }
    if (thrown != null && DatabaseFailure.isBehind(thrown)) {
      return UNAVAILABLE;
    }
    return Arrays.stream(values())
        .filter(mishap -> mishap.status == status && mishap != EXPIRED)
        .findFirst()
        .orElse(status >= 400 && status < 500 ? REFUSED : UNEXPECTED);
  }

  /** The status to answer with, given the one that was meant. */
  int status(int meant) {
    return status == 0 ? meant : status;
  }

  String view() {
    return PAGES + page;
  }

  public String getHeading() {
    return heading;
  }

  public String getAdvice() {
    return advice;
  }
}
