package shop.catamaran.web.peer;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request belongs, in the form of the W3C header {@value #HEADER}, so that one search finds
 * what a request did in all clouds.
 *
 * @param traceId the same in all that follows from one request
 * @param spanId of this part of it
 * @param flags as they came
 */
public record TraceParent(String traceId, String spanId, String flags) {

  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<TraceParent> CURRENT = new ThreadLocal<>();

  /** Reads a header; empty if it is not one. */
  static Optional<TraceParent> parse(String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches()
        || form.group(1).equals("ff")
        || (form.group(1).equals("00") && form.group(5) != null)
        || form.group(2).matches("0+")
        || form.group(3).matches("0+")) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(form.group(2), form.group(3), form.group(4)));
  }

  /** The begin of a trace. */
  static TraceParent begin() {
    return new TraceParent(hex(16), hex(8), "00");
  }

  /** The next part of what this thread is working on, or of a new trace. */
  static TraceParent next() {
    TraceParent current = CURRENT.get();
    return current == null ? begin() : current.child();
  }

  TraceParent child() {
    return new TraceParent(traceId, hex(8), flags);
  }

  static void work(TraceParent on) {
    CURRENT.set(on);
  }

  static void rest() {
    CURRENT.remove();
  }

  String header() {
    return "00-" + traceId + '-' + spanId + '-' + flags;
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
