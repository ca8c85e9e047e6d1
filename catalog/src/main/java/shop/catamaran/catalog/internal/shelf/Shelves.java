package shop.catamaran.catalog.internal.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps the shelf. It is read anew when something has changed, but not so often that reading it
 * would take more than a tenth of the time.
 */
@ApplicationScoped
public class Shelves {

  private static final Duration AGE_MIN = Duration.ofMillis(400);
  private static final Duration AGE_MAX = Duration.ofSeconds(30);
  private static final int REST = 10;

  @Inject ShelfReader reader;

  private volatile Shelf current;
  private volatile boolean changed;
  private long readAtNanos;
  private long readingNanos;

  /** The shelf as it was a moment ago. */
  public Shelf current() {
    Shelf shelf = current;
    return shelf == null ? first() : shelf;
  }

  private synchronized Shelf first() {
    if (current == null) {
      read();
    }
    return current;
  }

  /** Something on the shelf is no longer as it was. */
  public void change() {
    changed = true;
  }

  /** Reads the shelf anew if it is time to; answers whether it did. */
  public synchronized boolean refresh() {
    long age = System.nanoTime() - readAtNanos;
    boolean due =
        current == null
            || age > AGE_MAX.toNanos()
            || (changed && age > Math.max(AGE_MIN.toNanos(), REST * readingNanos));
    if (due) {
      read();
    }
    return due;
  }

  private void read() {
    long begin = System.nanoTime();
    // Before it is read: what changes meanwhile is read next time.
    changed = false;
    try {
      current = reader.read(current == null ? 1 : current.version() + 1);
    } catch (SQLException e) {
      changed = true;
      throw new IllegalStateException("cannot read the shelf", e);
    }
    readAtNanos = System.nanoTime();
    readingNanos = readAtNanos - begin;
  }
}
