package shop.catamaran.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.web.operations.CloudReport.Database;
import shop.catamaran.web.operations.CloudReport.Link;
import shop.catamaran.web.operations.Sign.Tone;

class FleetTest {

  private static final Map<String, String> ADDRESSES =
      Map.of("aws", "127.0.1.1", "azure", "127.0.2.1");

  private final Map<String, Optional<CloudReport>> reports = new TreeMap<>();
  private Optional<List<String>> answer = Optional.of(List.of("127.0.1.1", "127.0.2.1"));

  FleetTest() {
    reports.put("aws", Optional.of(report("aws", link("azure", true, 400, 0))));
    reports.put("azure", Optional.of(report("azure", link("aws", true, 300, 0))));
  }

  @Test
  void showsTwoCloudsThatSell() {
    Map<String, Sign> signs = signs();
    assertThat(signs.get("aws.state")).isEqualTo(new Sign("aws.state", "sells", Tone.GOOD));
    assertThat(signs.get("aws.member.aws-1").text()).isEqualTo("there");
    assertThat(signs.get("azure.record").text()).isEqualTo("leads here");
    assertThat(signs.get("aws.exposure").text()).isEqualTo("no order");
    assertThat(signs.get("aws.azure").text()).isEqualTo("flows, 0.3 s behind");
    assertThat(signs.values()).extracting(Sign::tone).containsOnly(Tone.GOOD, Tone.PLAIN);
  }

  @Test
  void showsACloudThatDoesNotAnswer() {
    reports.put("azure", Optional.empty());
    answer = Optional.of(List.of("127.0.1.1"));
    Map<String, Sign> signs = signs();
    assertThat(signs.get("azure.state").text()).isEqualTo("does not answer");
    assertThat(signs.get("azure.member.azure-1").text()).isEqualTo("not seen");
    assertThat(signs.get("azure.record").text()).isEqualTo("leads elsewhere");
    assertThat(signs.get("record")).isEqualTo(new Sign("record", "127.0.1.1", Tone.WARN));
    assertThat(signs.get("azure.aws").text()).isEqualTo("flows, 0.4 s behind");
    assertThat(signs.get("aws.state").tone()).isEqualTo(Tone.GOOD);
  }

  @Test
  void showsALinkThatIsCut() {
    reports.put("aws", Optional.of(report("aws", link("azure", false, 65_000, 2_500_000))));
    reports.put("azure", Optional.of(report("azure", link("aws", false, 5900, 1500))));
    Map<String, Sign> signs = signs();
    assertThat(signs.get("aws.azure"))
        .isEqualTo(new Sign("aws.azure", "broken, 5.9 s behind, 2.5 MB to go", Tone.BAD));
    assertThat(signs.get("azure.aws").text()).isEqualTo("broken, 1 min behind, 1 kB to go");
  }

  @Test
  void missesAMember() {
    CloudReport whole = reports.get("aws").orElseThrow();
    reports.put(
        "aws", Optional.of(new CloudReport("aws", "aws-2", List.of("aws-2"), whole.database())));
    assertThat(signs().get("aws.member.aws-1"))
        .isEqualTo(new Sign("aws.member.aws-1", "gone", Tone.BAD));
  }

  @ParameterizedTest
  @CsvSource({
    "false, , 0, sells, no order",
    "false, upgrade, 1, drained: upgrade, 1 order",
    "true, , 12, 'declared lost, must not sell', 12 orders",
  })
  void showsWhatTheDatabaseSays(
      boolean fenced, String drained, long exposure, String state, String orders) {
    Database database = new Database(1, fenced, Optional.ofNullable(drained), exposure, List.of());
    reports.put(
        "aws",
        Optional.of(new CloudReport("aws", "aws-1", List.of("aws-1"), Optional.of(database))));
    assertThat(signs().get("aws.state").text()).isEqualTo(state);
    assertThat(signs().get("aws.exposure").text()).isEqualTo(orders);
  }

  @Test
  void aReportSurvivesItsJourney() {
    CloudReport report = report("aws", link("azure", true, 400, 17));
    assertThat(CloudReport.parse(report.toJson())).isEqualTo(report);
    CloudReport without = new CloudReport("aws", "aws-1", List.of("aws-1"), Optional.empty());
    assertThat(CloudReport.parse(without.toJson())).isEqualTo(without);
  }

  private Map<String, Sign> signs() {
    SortedSet<String> aws = new TreeSet<>(List.of("aws-1", "aws-2"));
    SortedSet<String> azure = new TreeSet<>(List.of("azure-1", "azure-2"));
    return Fleet.of(
            new Sign("seen", "aws-1", Tone.PLAIN),
            reports,
            Map.of("aws", aws, "azure", azure),
            answer,
            ADDRESSES)
        .signs()
        .stream()
        .collect(Collectors.toMap(Sign::key, sign -> sign));
  }

  private static CloudReport report(String cloud, Link link) {
    return new CloudReport(
        cloud,
        cloud + "-1",
        List.of(cloud + "-1", cloud + "-2"),
        Optional.of(new Database(1, false, Optional.empty(), 0, List.of(link))));
  }

  private static Link link(String peer, boolean flows, long silentMillis, long waitingBytes) {
    return new Link(peer, flows, flows, Optional.of(silentMillis), Optional.of(waitingBytes));
  }
}
