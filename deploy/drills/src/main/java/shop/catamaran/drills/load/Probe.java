package shop.catamaran.drills.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import shop.catamaran.drills.history.Call;
import shop.catamaran.drills.history.History;

/** A client that looks at a page again and again, to tell how long the shop was gone for it. */
public final class Probe implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> looking;
  private final String name;
  private final History history;

  /**
   * @param path to look at
   */
  public Probe(String name, Route route, String path, History history) {
    this.name = name;
    this.history = history;
    ShopClient client = new ShopClient(name, route, PATIENCE, history);
    looking =
        clock.scheduleWithFixedDelay(
            () -> look(client, path), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void look(ShopClient client, String path) {
    try {
      client.ask(ShopClient.Question.get("look", path));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String name() {
    return name;
  }

  /** All of its requests. */
  public List<Call> calls() {
    return history.calls().stream().filter(call -> call.client().equals(name)).toList();
  }

  @Override
  public void close() {
    looking.cancel(false);
    clock.shutdown();
    try {
      if (!clock.awaitTermination(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not come to an end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
