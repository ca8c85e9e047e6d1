package shop.catamaran.operator.drill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import shop.catamaran.operator.console.MarkedPart;

/**
 * All drills in one table.
 *
 * @param reports in the order in which they are shown
 */
public record SurvivalCard(List<DrillReport> reports) {

  private static final List<String> HEAD =
      List.of(
          "drill",
          "requests",
          "failed",
          "unknown",
          "confirmed",
          "away s (record)",
          "away s (addresses)",
          "lag KiB",
          "exposure",
          "converged s",
          "invariants");

  private static final MarkedPart PART = new MarkedPart("survival card");

  public SurvivalCard {
    reports = List.copyOf(reports);
  }

  /** The last report of each drill, from the folder where drills leave their evidence. */
  public static SurvivalCard of(Path evidence) throws IOException {
    ObjectMapper json =
        new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    List<DrillReport> reports = new ArrayList<>();
    if (Files.isDirectory(evidence)) {
      try (Stream<Path> drills = Files.list(evidence)) {
        for (Path drill : drills.sorted().toList()) {
          Path latest = drill.resolve("latest.json");
          if (Files.exists(latest)) {
            reports.add(json.readValue(latest.toFile(), DrillReport.class));
          }
        }
      }
    }
    return new SurvivalCard(reports);
  }

  public boolean passed() {
    return reports.stream().allMatch(DrillReport::passed);
  }

  /** For a terminal: columns, then what was broken. */
  public String text() {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    reports.forEach(report -> rows.add(cells(report)));
    int[] widths =
        java.util.stream.IntStream.range(0, HEAD.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String form = i == 0 ? "%-" + widths[i] + "s" : "  %" + widths[i] + "s";
        text.append(String.format(Locale.ROOT, form, row.get(i)));
      }
      text.append('\n');
    }
    reports.forEach(
        report ->
            report
                .violations()
                .forEach(
                    broken ->
                        text.append(report.drill()).append(": ").append(broken).append('\n')));
    return text.toString();
  }

  /** For a document. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| ").append(String.join(" | ", HEAD)).append(" |\n");
    text.append("|").append(" --- |".repeat(HEAD.size())).append('\n');
    reports.forEach(
        report -> text.append("| ").append(String.join(" | ", cells(report))).append(" |\n"));
    return text.toString();
  }

  /** Puts the card between its two marks in a document, in place of an earlier one. */
  public void writeInto(Path document) throws IOException {
    PART.write(document, markdown());
  }

  private static List<String> cells(DrillReport report) {
    return List.of(
        report.drill(),
        Integer.toString(report.requests()),
        Integer.toString(report.failed()),
        Integer.toString(report.unknown()),
        Integer.toString(report.confirmed()),
        seconds(report.recordSeconds()),
        seconds(report.addressesSeconds()),
        Long.toString(report.lagKibWorst()),
        Integer.toString(report.exposureWorst()),
        seconds(report.convergedSeconds()),
        report.passed() ? "kept" : "BROKEN");
  }

  private static String seconds(double seconds) {
    return seconds < 0 ? "never" : String.format(Locale.ROOT, "%.1f", seconds);
  }
}
