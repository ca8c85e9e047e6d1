package shop.catamaran.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.catamaran.web.Problem;

/**
 * Refuses what no page and no client of ours would send: long addresses, large bodies, text that is
 * not UTF-8. Bodies are read here, up to the limit and no further, whether or not they announce
 * their length; only the catalogue import reads its own.
 */
public class RequestLimitsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  static final int ADDRESS_LENGTH_MAX = 4096;
  static final int BODY_BYTES_MAX = 64 * 1024;
  static final int FIELDS_MAX = 1000;

  /** What is read of a refused body, so that a client who is still sending gets the answer. */
  private static final int DISCARDED_BYTES_MAX = 1024 * 1024;

  /** Reads its own, larger body. */
  private static final String IMPORTS = "/api/v1/admin/imports";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest checked;
    try {
      checked = check(request);
    } catch (RefusedException e) {
      refuse(request, response, e.status, e.getMessage());
      return;
    } catch (PercentText.MalformedTextException e) {
      refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
      return;
    }
    chain.doFilter(checked, response);
  }

  private static HttpServletRequest check(HttpServletRequest request) throws IOException {
    if (!METHODS.contains(request.getMethod())) {
      throw new RefusedException(405, "This method is not known here.");
    }
    Optional<String> query = Optional.ofNullable(request.getQueryString());
    checkAddress(request.getRequestURI(), query);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    query.ifPresent(text -> FormRequest.parse(text, FIELDS_MAX, fields));
    if (!hasBody(request) || request.getRequestURI().equals(IMPORTS)) {
      return request;
    }
    checkBodyHeaders(request);
    byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      throw tooLarge();
    }
    String text = PercentText.checked(body);
    if (isData(request)) {
      return new BufferedRequest(request, body);
    }
    if (!isForm(request)) {
      if (body.length == 0) {
        return request;
      }
      throw new RefusedException(415, "Pages take forms only.");
    }
    FormRequest.parse(text, FIELDS_MAX, fields);
    return new FormRequest(request, body, fields);
  }

  private static void checkAddress(String path, Optional<String> query) {
    if (path.length() + query.map(String::length).orElse(0) > ADDRESS_LENGTH_MAX) {
      throw new RefusedException(414, "The address is too long.");
    }
    // Decoded once more by none, so what could be taken for another path is refused.
    String decoded = PercentText.decode(path, false);
    if (decoded.contains(";") || decoded.contains("\\") || decoded.contains("/../")) {
      throw new RefusedException(400, "The address is not well formed.");
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static void checkBodyHeaders(HttpServletRequest request) {
    if (request.getContentLengthLong() > BODY_BYTES_MAX) {
      throw tooLarge();
    }
    if (request.getHeader("Content-Encoding") != null) {
      throw new RefusedException(415, "Compressed bodies are not understood.");
    }
    Matcher charset =
        CHARSET.matcher(Optional.ofNullable(request.getHeader("Content-Type")).orElse(""));
    if (charset.find() && !charset.group(1).equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
      throw new RefusedException(400, "Bodies must be in UTF-8.");
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private static RefusedException tooLarge() {
    return new RefusedException(413, "A body has at most " + BODY_BYTES_MAX + " bytes.");
  }

  private static boolean isData(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/peer/");
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String message)
      throws IOException {
    if (hasBody(request)) {
      // A connection closed with unread bytes is reset, and the reset may overtake the answer.
      discard(request.getInputStream());
      response.setHeader("Connection", "close");
    }
    if (isData(request)) {
      response.setStatus(status);
      response.setContentType(Problem.MEDIA_TYPE);
      response
          .getOutputStream()
          .write(Problem.ofStatus(status, message).toJson().getBytes(StandardCharsets.UTF_8));
    } else {
      response.sendError(status);
    }
  }

  private static void discard(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    int left = DISCARDED_BYTES_MAX;
    int count = 0;
    while (left > 0 && count >= 0) {
      left -= count;
      count = body.read(buffer);
    }
  }

  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }
  }
}
