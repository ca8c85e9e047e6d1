package shop.catamaran.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** A failed request as a GET without fields, so that the page about it takes none for its own. */
final class PlainGet extends HttpServletRequestWrapper {

  PlainGet(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return super.getMethod().equals("HEAD") ? "HEAD" : "GET";
  }

  @Override
  public String getParameter(String name) {
    return null;
  }

  @Override
  public String[] getParameterValues(String name) {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }
}
