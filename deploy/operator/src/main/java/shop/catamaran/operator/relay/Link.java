package shop.catamaran.operator.relay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line between two clouds and what happens to what it carries. Thread-safe. */
final class Link {

  private final LinkName name;
  private final Duration patience;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong carriedBytes = new AtomicLong();
  private volatile long delayNanos;
  private boolean cut;
  private long cutNanoTime;

  /**
   * @param patience how long connections last over a line that is dead
   */
  Link(LinkName name, Duration patience) {
    this.name = name;
    this.patience = patience;
  }

  synchronized void cut() {
    if (!cut) {
      cut = true;
      cutNanoTime = System.nanoTime();
    }
  }

  synchronized void heal() {
    cut = false;
    notifyAll();
  }

  void delay(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  long delayNanos() {
    return delayNanos;
  }

  void add(Connection connection) {
    connections.add(connection);
  }

  void remove(Connection connection) {
    connections.remove(connection);
  }

  void carried(int bytes) {
    carriedBytes.addAndGet(bytes);
  }

  /** Returns at once, or as soon as the line is whole again. */
  synchronized void awaitWhole() throws InterruptedException {
    while (cut) {
      wait();
    }
  }

  /** Waits until a moment that the line's delay sets. */
  static void awaitMoment(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left = nanoTime - System.nanoTime();
    }
  }

  /** Ends connections that have heard nothing for too long. */
  void giveUp() {
    long now = System.nanoTime();
    long deadNanos;
    synchronized (this) {
      deadNanos = cut ? now - cutNanoTime : 0;
    }
    if (deadNanos >= patience.toNanos()) {
      connections.stream()
          .filter(connection -> connection.ageNanos(now) >= patience.toNanos())
          .forEach(Connection::close);
    }
  }

  void close() {
    connections.forEach(Connection::close);
  }

  synchronized LinkCondition condition() {
    return new LinkCondition(
        name.toString(),
        cut,
        (int) Duration.ofNanos(delayNanos).toMillis(),
        connections.size(),
        carriedBytes.get());
  }
}
