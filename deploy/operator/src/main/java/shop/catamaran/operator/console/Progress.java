package shop.catamaran.operator.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints what is being done, each line with the seconds since the start. Thread-safe. */
public final class Progress {

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long start;

  public Progress(PrintStream out) {
    this(out, System::nanoTime);
  }

  Progress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Prints nothing at all. */
  public static Progress silent() {
    return new Progress(new PrintStream(java.io.OutputStream.nullOutputStream()));
  }

  /** One step that is done or under way. */
  public synchronized void say(String sentence) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %s", elapsed().toMillis() / 1000.0, sentence));
    out.flush();
  }

  /** A line that is not a step. */
  public synchronized void note(String line) {
    out.println(line);
    out.flush();
  }

  public Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }
}
