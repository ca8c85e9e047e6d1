package shop.catamaran.web.browse;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import shop.catamaran.catalog.WithdrawnProduct;

/** What a page reads from its request and answers instead of itself. */
final class PageRequest {

  private PageRequest() {}

  /** A part of the address that the address table names. */
  static String part(String name) {
    return String.valueOf(external().getRequestMap().get(name));
  }

  static Map<String, String[]> parameters() {
    return ((HttpServletRequest) external().getRequest()).getParameterMap();
  }

  /** The first value of a parameter, or an empty text. */
  static String parameter(String name) {
    return external().getRequestParameterMap().getOrDefault(name, "");
  }

  static void notFound() {
    refuse(HttpServletResponse.SC_NOT_FOUND);
  }

  /** Answers that a product is no longer sold; the page that says so names it. */
  static void gone(WithdrawnProduct product) {
    external().getRequestMap().put("withdrawn", product);
    refuse(HttpServletResponse.SC_GONE);
  }

  private static void refuse(int status) {
    try {
      external().responseSendError(status, null);
      FacesContext.getCurrentInstance().responseComplete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void badRequest() {
    external().setResponseStatus(HttpServletResponse.SC_BAD_REQUEST);
  }

  static void redirect(Address address) {
    try {
      external().redirect(address.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }
}
