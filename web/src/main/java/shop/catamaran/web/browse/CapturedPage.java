package shop.catamaran.web.browse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Keeps what is written, until it is known whether others may be shown it. */
final class CapturedPage extends HttpServletResponseWrapper {

  private static final int BYTES_USUAL = 32 * 1024;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream(BYTES_USUAL);
  private final ServletOutputStream stream = new Capture(content);
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(content, StandardCharsets.UTF_8));

  CapturedPage(HttpServletResponse response) {
    super(response);
  }

  /** Whether it is a page, found and complete, that gave its visitor nothing to keep. */
  boolean isShareable() {
    return getStatus() == SC_OK
        && !isCommitted()
        && !containsHeader("Set-Cookie")
        && getContentType() != null
        && getContentType().startsWith("text/html");
  }

  byte[] content() {
    writer.flush();
    return content.toByteArray();
  }

  /** Sends what was written to this visitor. */
  void sendOn() throws IOException {
    byte[] bytes = content();
    if (bytes.length > 0 && !isCommitted()) {
      getResponse().getOutputStream().write(bytes);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void flushBuffer() {
    writer.flush();
  }

  @Override
  public void reset() {
    super.reset();
    resetBuffer();
  }

  @Override
  public void resetBuffer() {
    writer.flush();
    content.reset();
  }

  @Override
  public void setContentLength(int length) {
    // Known once it is known how it will be sent.
  }

  @Override
  public void setContentLengthLong(long length) {
    // As above.
  }

  private static final class Capture extends ServletOutputStream {

    private final ByteArrayOutputStream content;

    Capture(ByteArrayOutputStream content) {
      this.content = content;
    }

    @Override
    public void write(int b) {
      content.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      content.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("pages are not written asynchronously");
    }
  }
}
