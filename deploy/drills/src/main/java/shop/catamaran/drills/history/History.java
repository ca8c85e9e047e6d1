package shop.catamaran.drills.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that clients were told in one drill, in the order in which it was recorded. Safe for use by
 * many threads. Every line is also written to a file, at once, so that it outlives the drill.
 */
public final class History implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter file;
  private final List<Call> calls = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param file of JSON lines; made, or emptied
   */
  public History(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.file = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written to " + file, e);
    }
  }

  public synchronized void record(Call call) {
    calls.add(call);
    write("call", call);
  }

  public synchronized void record(Told outcome) {
    told.add(outcome);
    write("told", outcome);
  }

  public synchronized void record(Seen sight) {
    seen.add(sight);
    write("seen", sight);
  }

  public synchronized void record(Fault fault) {
    faults.add(fault);
    write("fault", fault);
  }

  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  public synchronized List<Told> told() {
    return List.copyOf(told);
  }

  public synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  public synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** What clients were told last of each order, by its id. */
  public synchronized Map<String, Told> lastTold() {
    Map<String, Told> last = new LinkedHashMap<>();
    told.forEach(outcome -> last.put(outcome.order(), outcome));
    return last;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the history was not written to its end", e);
    }
  }

  private void write(String type, Object line) {
    try {
      ObjectNode node = JSON.createObjectNode().put("type", type);
      node.setAll((ObjectNode) JSON.valueToTree(line));
      file.write(JSON.writeValueAsString(node));
      file.newLine();
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written", e);
    }
  }
}
