package shop.catamaran.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Bytes that are served many times: hashed and compressed once. */
public final class Representation {

  private static final int GZIP_BYTES_MIN = 512;
  private static final int ETAG_DIGITS = 32;

  private final String mediaType;
  private final String hash;
  private final Variant plain;
  private final Optional<Variant> zipped;

  /**
   * What is sent to a certain client.
   *
   * @param etag with its quotes; each coding has its own
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Variant(byte[] body, String etag, boolean isZipped) {}

  public Representation(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.hash = sha256(bytes);
    String tag = '"' + hash.substring(0, ETAG_DIGITS);
    this.plain = new Variant(bytes, tag + '"', false);
    this.zipped =
        isText(mediaType) && bytes.length >= GZIP_BYTES_MIN
            ? Optional.of(new Variant(compress(bytes), tag + "-gz\"", true))
            : Optional.empty();
  }

  public String mediaType() {
    return mediaType;
  }

  /** SHA-256 of the bytes in hexadecimal. */
  public String hash() {
    return hash;
  }

  public int bytesInMemory() {
    return plain.body().length + zipped.map(variant -> variant.body().length).orElse(0);
  }

  /**
   * What to send to a client.
   *
   * @param acceptEncoding the header, or null
   */
  public Variant variant(String acceptEncoding) {
    return zipped.isPresent() && acceptsGzip(acceptEncoding) ? zipped.get() : plain;
  }

  /**
   * Answers a GET or HEAD with what suits the client, or that the client has it already. Who may
   * keep it for how long is for the caller to say.
   */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Variant variant = variant(request.getHeader("Accept-Encoding"));
    response.setHeader("ETag", variant.etag());
    if (zipped.isPresent()) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (matches(request.getHeader("If-None-Match"), variant.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (variant.isZipped()) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(mediaType);
    response.setContentLength(variant.body().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(variant.body());
    }
  }

  /**
   * Whether a client already has what carries this tag.
   *
   * @param ifNoneMatch the header, or null
   */
  public static boolean matches(String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip();
      if (tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag)) {
        return true;
      }
    }
    return false;
  }

  static boolean acceptsGzip(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String text = coding.replace(" ", "");
      if (text.equals("gzip") || text.startsWith("gzip;")) {
        return !text.matches("gzip;q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static boolean isText(String mediaType) {
    return mediaType.startsWith("text/")
        || mediaType.startsWith("image/svg")
        || mediaType.startsWith("application/json")
        || mediaType.startsWith("application/manifest");
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream zippedBytes = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream zip = new GZIPOutputStream(zippedBytes)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return zippedBytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
