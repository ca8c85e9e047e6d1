package shop.catamaran.drills.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import shop.catamaran.drills.history.Fault;
import shop.catamaran.drills.history.History;
import shop.catamaran.operator.drill.DrillReport;

/** What a drill leaves behind: the history as it grows, then all logs and the report. */
final class Evidence implements AutoCloseable {

  private final Path folder;
  private final History history;

  Evidence(String drill) {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    folder = Path.of("target/evidence", drill, time).toAbsolutePath();
    history = new History(folder.resolve("history.jsonl"));
  }

  History history() {
    return history;
  }

  /** What the drill did or saw, for the history and for whoever watches. */
  void note(String what) {
    long now = System.currentTimeMillis();
    System.out.printf(Locale.ROOT, "  %tT %s%n", now, what);
    history.record(new Fault(now, what));
  }

  void keep(DrillReport report, DrilledShop shop) {
    try {
      Path file = folder.resolve("report.json");
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), report);
      shop.copyLogs(folder.resolve("logs"));
      Path latest = folder.getParent().resolve("latest.json");
      Files.deleteIfExists(latest);
      Files.copy(file, latest);
      System.out.println("  " + report + "\n  evidence: " + folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence cannot be kept in " + folder, e);
    }
  }

  @Override
  public void close() {
    history.close();
  }
}
