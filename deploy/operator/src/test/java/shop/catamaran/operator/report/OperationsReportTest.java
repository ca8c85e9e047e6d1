package shop.catamaran.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.catamaran.operator.drill.DrillReport;
import shop.catamaran.operator.drill.SurvivalCard;
import shop.catamaran.operator.procedure.OperationsLog.Entry;

class OperationsReportTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void showsDrillsReleasesRehearsalsAndBackups() {
    DrillReport drill =
        new DrillReport(
            "cloud-killed", "aws killed", 900, 1, 2, 80, 6.5, 1.2, 3, 4, 12.0, List.of());
    String page =
        OperationsReport.page(
            new SurvivalCard(List.of(drill)),
            List.of(
                entry("release", true, Map.of("from", "1.0", "to", "2.0")),
                entry("failover-test", false, Map.of()),
                entry("backup", true, Map.of())),
            NOW);
    assertThat(page)
        .contains("cloud-killed", "from 1.0, to 2.0", "a shopper waited", "4.5 s", "<svg")
        .doesNotContain("No release was brought yet.");
  }

  @Test
  void needsNothingFromElsewhereAndEscapesWhatOperatorsWrote() {
    String page =
        OperationsReport.page(
            new SurvivalCard(List.of()),
            List.of(entry("drain", true, Map.of("reason", "<script>alert(1)</script>"))),
            NOW);
    assertThat(page)
        .contains("&lt;script&gt;")
        .doesNotContain("<script", "src=", "href=", "http://", "https://", "@import");
  }

  @Test
  void figuresAreThoseOfTheLastTimeThatAVerbCameToItsEnd() {
    StepFigures figures =
        StepFigures.of(
            List.of(
                entry("release", false, Map.of()),
                new Entry("2026-03-01T10:00:00Z", "scale", "aws", true, "", Map.of("s", 9.0), null),
                new Entry(
                    "2026-03-01T11:00:00Z", "scale", "aws", true, "", Map.of("s", 2.0), null)));
    assertThat(figures.markdown()).endsWith("| --- |\n| scale | s | 2.0 |\n");
  }

  @Test
  void saysHowToGetWhatIsNotThereYet() {
    assertThat(OperationsReport.page(new SurvivalCard(List.of()), List.of(), NOW))
        .contains("catamaran local drill all", "catamaran failover-test CLOUD");
  }

  private static Entry entry(String operation, boolean done, Map<String, String> facts) {
    return new Entry(
        "2026-03-01T11:00:00.123Z",
        operation,
        "aws",
        done,
        done ? "" : "a shopper waited",
        Map.of("step", 4.5),
        facts);
  }
}
