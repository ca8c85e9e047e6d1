package shop.catamaran.payments.internal;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;

/** Answers every request alike: a status, a space and a body; or, told "endless", half a body. */
final class FakeGateway implements AutoCloseable {

  private final String answer;
  private final Undertow server;

  FakeGateway(String answer) {
    this.answer = answer;
    this.server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(this::answer)
            .build();
    server.start();
  }

  private void answer(HttpServerExchange exchange) {
    if (answer.equals("endless")) {
      exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, "1000");
      exchange.getResponseSender().send("{", io.undertow.io.IoCallback.END_EXCHANGE);
      return;
    }
    exchange.setStatusCode(Integer.parseInt(answer.substring(0, 3)));
    exchange.getResponseSender().send(answer.substring(4));
  }

  URI address() {
    InetSocketAddress bound = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://127.0.0.1:" + bound.getPort());
  }

  @Override
  public void close() {
    server.stop();
  }
}
