package shop.catamaran.payments.internal;

import java.time.Duration;

/** A moment, on the JVM's monotonic clock, by which an answer must be there. */
record Deadline(long nanoTime) {

  static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
