package shop.catamaran.web.assets;

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

/** Bytes that never change under their name, compressed once. */
final class StaticContent {

  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String REVALIDATE = "public, no-cache";
  private static final int GZIP_BYTES_MIN = 512;

  private final String mediaType;
  private final String hash;
  private final byte[] plain;
  private final Optional<byte[]> gzip;

  StaticContent(String mediaType, byte[] plain) {
    this.mediaType = mediaType;
    this.hash = sha256(plain);
    this.plain = plain;
    this.gzip =
        isText(mediaType) && plain.length >= GZIP_BYTES_MIN
            ? Optional.of(compress(plain))
            : Optional.empty();
  }

  /** SHA-256 of the bytes in hexadecimal. */
  String hash() {
    return hash;
  }

  String mediaType() {
    return mediaType;
  }

  int sizeInMemory() {
    return plain.length + gzip.map(bytes -> bytes.length).orElse(0);
  }

  /**
   * Answers a GET or HEAD.
   *
   * @param immutable whether the name says which bytes these are
   */
  void send(HttpServletRequest request, HttpServletResponse response, boolean immutable)
      throws IOException {
    boolean zipped = gzip.isPresent() && acceptsGzip(request.getHeader("Accept-Encoding"));
    String etag = '"' + hash.substring(0, 32) + (zipped ? "-gz\"" : "\"");
    response.setHeader("Cache-Control", immutable ? IMMUTABLE : REVALIDATE);
    response.setHeader("ETag", etag);
    if (gzip.isPresent()) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (matches(request.getHeader("If-None-Match"), etag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = plain;
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
      body = gzip.get();
    }
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  static boolean matches(String ifNoneMatch, String etag) {
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

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
