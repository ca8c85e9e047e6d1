package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.process.ProcessRecord;

class PartsTest {

  private static final ProcessRecord HERE = ProcessRecord.of(ProcessHandle.current().pid());

  @Test
  void knowsAllOfACloudByItsName() {
    Parts parts = new Parts(shop());
    assertThat(parts.processes("aws")).containsExactly(record(2), record(3), HERE);
    assertThat(parts.processes("aws-1")).containsExactly(record(3));
    assertThat(parts.processes("aws-balancer")).containsExactly(record(2));
    assertThat(parts.processes("aws-database")).containsExactly(HERE);
    assertThat(parts.processes("gateway")).containsExactly(record(4));
  }

  @Test
  void countsTheConsoleInWhereThereIsOne() {
    LocalState shop = shop();
    Cloud aws = shop.cloud("aws").orElseThrow().withConsole(record(5));
    Parts parts = new Parts(shop.with(aws));
    assertThat(parts.processes("aws")).contains(record(5), HERE);
    assertThat(parts.processes("aws-console")).containsExactly(record(5));
    assertThat(aws.with(Stamp.place(shop, "aws", 2)).without("aws-1").console())
        .isEqualTo(record(5));
  }

  @Test
  void leavesOutWhatIsDead() {
    assertThat(new Parts(shop()).running("aws")).containsExactly(HERE);
  }

  @Test
  void saysHowADeadPartComesBack() {
    assertThatThrownBy(() -> new Parts(shop()).running("azure"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("restart");
  }

  @Test
  void namesAllPartsWhereOneIsNotKnown() {
    assertThatThrownBy(() -> new Parts(shop()).processes("moon"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("aws, aws-1, aws-balancer, aws-database, azure")
        .hasMessageEndingWith("gateway");
  }

  private static LocalState shop() {
    LocalState fresh =
        LocalState.fresh(UpOptions.standard(), false).with(Server.GATEWAY, record(4));
    Cloud aws = fresh.cloud("aws").orElseThrow();
    return fresh.with(
        aws.withDatabase(HERE)
            .withBalancer(record(2))
            .with(Stamp.place(fresh, "aws", 1).with(record(3))));
  }

  private static ProcessRecord record(long pid) {
    return new ProcessRecord(pid, "of another time");
  }
}
