package shop.catamaran.web.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.catamaran.web.Settings.Peers;

class PeerClientTest {

  private static final byte[] KEY = new byte[32];
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration A_SECOND_AND_A_BIT = Duration.ofMillis(1_900);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<String> caller = new AtomicReference<>("");
  private final AtomicReference<String> trace = new AtomicReference<>("");
  private HttpServer azure;
  private PeerClient aws;

  @BeforeEach
  void starts() throws Exception {
    azure = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    azure.setExecutor(Executors.newCachedThreadPool());
    PeerTokens tokens = new PeerTokens("azure", Set.of("aws"), List.of(KEY), CLOCK);
    azure.createContext(
        "/peer/v1/stock-requests",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
          caller.set(tokens.verify(token));
          trace.set(exchange.getRequestHeaders().getFirst("traceparent"));
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    azure.createContext(
        "/peer/v1/hangs",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          waitForTheEnd();
        });
    azure.start();
    aws = client("http://127.0.0.1:" + azure.getAddress().getPort() + "/");
  }

  @AfterEach
  void stops() {
    end.countDown();
    azure.stop(0);
  }

  private static PeerClient client(String address) {
    return new PeerClient(
        "aws", new Peers(Map.of("azure", URI.create(address)), List.of(KEY)), CLOCK);
  }

  private void waitForTheEnd() {
    try {
      assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void showsWhoItIsAndPassesTheTraceOn() throws Exception {
    TraceParent.work(
        TraceParent.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").orElseThrow());
    try {
      assertThat(aws.post("azure", "/v1/stock-requests", "{}").get()).isEqualTo("{}");
    } finally {
      TraceParent.rest();
    }
    assertThat(caller).hasValue("aws");
    assertThat(trace.get()).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
  }

  @Test
  void failsOnAnyOtherAnswer() {
    assertThatThrownBy(() -> aws.post("azure", "/v1/nothing", "{}").get())
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("answered 404");
  }

  @Test
  void waitsForHangingCloudsNoLongerThanASecond() {
    long before = System.nanoTime();
    assertThatThrownBy(() -> aws.post("azure", "/v1/hangs", "{}").get())
        .isInstanceOf(ExecutionException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(A_SECOND_AND_A_BIT);
  }

  @Test
  void failsAtOnceWhereNobodyListens() {
    azure.stop(0);
    assertThatThrownBy(() -> aws.post("azure", "/v1/stock-requests", "{}").get())
        .isInstanceOf(ExecutionException.class);
  }
}
