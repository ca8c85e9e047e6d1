package shop.catamaran.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request with a form, whose fields have been checked to be text. */
final class FormRequest extends BufferedRequest {

  private final Map<String, String[]> parameters;

  FormRequest(HttpServletRequest request, byte[] body, Map<String, List<String>> parameters) {
    super(request, body);
    Map<String, String[]> arrays = new LinkedHashMap<>();
    parameters.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    this.parameters = Collections.unmodifiableMap(arrays);
  }

  /**
   * Adds the fields of a query or form to those of another.
   *
   * @throws PercentText.MalformedTextException if it is not well-formed text or has too many fields
   */
  static void parse(String encoded, int fieldsMax, Map<String, List<String>> fields) {
    int count = 0;
    for (String field : encoded.split("&", -1)) {
      if (field.isEmpty()) {
        continue;
      }
      if (++count > fieldsMax) {
        throw new PercentText.MalformedTextException("The request has too many fields.");
      }
      int equals = field.indexOf('=');
      String name = PercentText.decode(equals < 0 ? field : field.substring(0, equals), true);
      String value = equals < 0 ? "" : PercentText.decode(field.substring(equals + 1), true);
      fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
  }

  @Override
  public String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }
}
