package shop.catamaran.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors who look at pages without a pause, from when it is made until it is closed. */
final class Traffic implements AutoCloseable {

  private static final int VISITORS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> visitors = new ArrayList<>();

  /**
   * @param addresses what every visitor looks at in turn
   */
  Traffic(List<String> addresses) {
    for (int i = 0; i < VISITORS; i++) {
      Thread visitor = new Thread(() -> visit(addresses), "visitor-" + i);
      visitor.start();
      visitors.add(visitor);
    }
  }

  /** Pages that were shown so far. */
  int answered() {
    return answered.get();
  }

  /** What went wrong so far. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    ended.set(true);
    for (Thread visitor : visitors) {
      try {
        visitor.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void visit(List<String> addresses) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    for (int i = 0; !ended.get(); i = (i + 1) % addresses.size()) {
      URI address = URI.create(addresses.get(i));
      try {
        HttpResponse<Void> answer =
            client.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          answered.incrementAndGet();
        } else {
          failures.add(address + " answered " + answer.statusCode());
        }
      } catch (IOException e) {
        failures.add(address + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
