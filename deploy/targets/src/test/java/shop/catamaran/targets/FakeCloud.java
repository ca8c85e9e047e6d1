package shop.catamaran.targets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A cloud on loopback: a stamp that changes as it is asked to, behind the wire of one provider.
 * Keeps what it was asked.
 */
public abstract class FakeCloud implements AutoCloseable {

  static {
    // Else the server waits 40 ms between the head and the body of each answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int CUT_AFTER = 10_000;

  public final FakeStamp stamp = new FakeStamp();

  private final List<Request> requests = new ArrayList<>();
  private final Deque<Answer> next = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private Answer always;
  private boolean cutting;

  protected FakeCloud() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  public synchronized void forget() {
    requests.clear();
  }

  /** The next request is answered so, whatever it is. */
  public synchronized void answerNext(Answer answer) {
    next.add(answer);
  }

  /** From now on everything is answered so. */
  public synchronized void answerAlways(Answer answer) {
    always = answer;
  }

  /** From now on the line breaks in the middle of whatever is sent, if it is more than a little. */
  public synchronized void cut() {
    cutting = true;
  }

  /** And is whole again. */
  public synchronized void mend() {
    cutting = false;
  }

  private synchronized boolean cuts(HttpExchange exchange) throws IOException {
    if (!cutting || exchange.getRequestBody().readNBytes(CUT_AFTER).length < CUT_AFTER) {
      return false;
    }
    exchange.close();
    return true;
  }

  /** As the provider answers who may not ask that. */
  public abstract Answer denied();

  /** As it answers who asks too often. */
  public abstract Answer throttled();

  /** As it answers when it is broken. */
  public abstract Answer broken();

  protected abstract Answer answer(Request request);

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (cuts(exchange)) {
      return;
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            headers,
            exchange.getRequestBody().readAllBytes());
    Answer answer = decide(request);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean none = answer.body().length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
    if (!none) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  private synchronized Answer decide(Request request) {
    requests.add(request);
    if (always != null) {
      return always;
    }
    if (!next.isEmpty()) {
      return next.remove();
    }
    try {
      return answer(request);
    } catch (RuntimeException e) {
      return Answer.json(400, "{\"message\": \"The fake cannot answer: " + e + "\"}");
    }
  }
}
