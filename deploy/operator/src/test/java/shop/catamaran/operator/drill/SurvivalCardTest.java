package shop.catamaran.operator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalCardTest {

  private static final DrillReport SURVIVED =
      new DrillReport(
          "cloud-killed", "aws killed", 900, 3, 12, 80, 6.25, 0.4, 120, 2, 14.2, List.of());
  private static final DrillReport BROKEN =
      new DrillReport(
          "link-cut", "cut", 9, 0, 0, 8, DrillReport.NEVER, 0, 0, 0, 1, List.of("I3: oversold"));

  @TempDir private Path folder;

  @Test
  void readsTheLastReportOfEachDrill() throws IOException {
    Path drill = Files.createDirectories(folder.resolve("cloud-killed"));
    new ObjectMapper().writeValue(drill.resolve("latest.json").toFile(), SURVIVED);
    assertThat(SurvivalCard.of(folder).reports()).containsExactly(SURVIVED);
    assertThat(SurvivalCard.of(folder.resolve("none")).reports()).isEmpty();
  }

  @Test
  void namesWhatDidNotHold() {
    SurvivalCard card = new SurvivalCard(List.of(SURVIVED, BROKEN));
    assertThat(card.passed()).isFalse();
    assertThat(card.text()).contains("BROKEN").contains("never").contains("link-cut: I3: oversold");
  }

  @Test
  void replacesTheCardInADocument() throws IOException {
    Path document = folder.resolve("README.md");
    Files.writeString(
        document, "# Drills\n<!-- survival card -->\nold\n<!-- end of survival card -->\nEnd\n");
    new SurvivalCard(List.of(SURVIVED)).writeInto(document);
    assertThat(Files.readString(document))
        .contains(
            "| cloud-killed | 900 | 12 | 3 | 80 | 6.3 | 0.4 | 120 | 2 | 14.2 | kept |\n<!-- end")
        .doesNotContain("old")
        .endsWith("End\n");
  }
}
