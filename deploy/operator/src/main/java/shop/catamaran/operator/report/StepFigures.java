package shop.catamaran.operator.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shop.catamaran.operator.console.MarkedPart;
import shop.catamaran.operator.procedure.OperationsLog.Entry;

/**
 * How long each step of the operator's verbs took, the last time that each verb came to its end.
 *
 * @param last entry of each verb
 */
public record StepFigures(List<Entry> last) {

  private static final MarkedPart PART = new MarkedPart("figures");

  public StepFigures {
    last = List.copyOf(last);
  }

  /** Picks them from a log. */
  public static StepFigures of(List<Entry> log) {
    Map<String, Entry> last = new LinkedHashMap<>();
    log.stream().filter(Entry::done).forEach(entry -> last.put(entry.operation(), entry));
    return new StepFigures(List.copyOf(last.values()));
  }

  /** A table for a document. */
  public String markdown() {
    StringBuilder text = new StringBuilder("| verb | step | seconds |\n| --- | --- | --- |\n");
    for (Entry entry : last) {
      entry
          .seconds()
          .forEach(
              (step, seconds) ->
                  text.append(
                      String.format(
                          Locale.ROOT, "| %s | %s | %.1f |%n", entry.operation(), step, seconds)));
    }
    return text.toString();
  }

  /** Puts the table between its two marks in a document, in place of an earlier one. */
  public void writeInto(Path document) throws IOException {
    PART.write(document, markdown());
  }
}
