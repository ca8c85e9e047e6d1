package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.procedure.ShopStatus.CloudStatus;
import shop.catamaran.operator.procedure.ShopStatus.MemberStatus;
import shop.catamaran.operator.replication.CloudAccess;
import shop.catamaran.operator.replication.Endpoint;
import shop.catamaran.operator.replication.ReplicationStatus.LinkCondition;
import shop.catamaran.operator.replication.ReplicationStatus.LinkState;
import shop.catamaran.operator.replication.TestClouds;

class InspectingTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final LinkState GOOD_LINK = link(LinkCondition.STREAMING, 0, 1L << 30);

  @TempDir private Path folder;

  @Test
  void saysNothingOfAShopThatIsWell() {
    assertThat(alarms(List.of(cloud("aws", true, 0, "1.0")), List.of(GOOD_LINK))).isEmpty();
  }

  @Test
  void namesEverythingThatNeedsALook() {
    CloudStatus unwell =
        new CloudStatus(
            "azure",
            "http://azure.example",
            false,
            false,
            "2.0",
            0,
            0,
            Optional.of(3),
            Optional.of("2026-02-27T00:00:00Z"),
            List.of(member("azure-1", "2.0", "failed")));
    assertThat(
            alarms(
                List.of(cloud("aws", true, 0, "1.0"), unwell),
                List.of(
                    link(LinkCondition.SLOT_LOST, 0, 0),
                    link(LinkCondition.STREAMING, 64L << 20, 1L << 30),
                    link(LinkCondition.STREAMING, 0, 10L << 20))))
        .containsExactly(
            "azure does not say that it can sell.",
            "The record does not show azure.",
            "azure-1 is failed.",
            "3 orders are known to azure alone.",
            "The last backup of azure is older than a day, or there is none.",
            "Members run different releases: 1.0, 2.0.",
            "The link aws_from_azure is SLOT_LOST.",
            "aws is 64 MiB behind azure.",
            "azure can keep only 10 MiB more for aws.");
  }

  @Test
  void namesMembersThatDoNotShareTheirSessions() {
    CloudStatus apart =
        cloud("aws", member("aws-1", 1L), member("aws-2", 2L), member("aws-3", 2L), unreached());
    assertThat(alarms(List.of(apart), List.of()))
        .containsExactly(
            "aws-1, aws-2, aws-3 do not share sessions with all members of the cloud.");
    CloudStatus together = cloud("aws", member("aws-1", 2L), member("aws-2", 2L), unreached());
    assertThat(alarms(List.of(together), List.of())).isEmpty();
  }

  @Test
  void readsWhatAMemberTells() {
    MemberFigures figures =
        MemberFigures.parse(
            """
            # TYPE memory_usedHeap_bytes gauge
            memory_usedHeap_bytes{mp_scope="base"} 2.097152E8
            sessions{mp_scope="application"} 17
            grid_members{mp_scope="application"} 2
            """);
    assertThat(figures.heapMib()).contains(200L);
    assertThat(figures.sessions()).contains(17L);
    assertThat(figures.gridMembers()).contains(2L);
    assertThat(MemberFigures.parse("")).isEqualTo(MemberFigures.unknown());
  }

  @Test
  void tellsOfTheOthersWhenOneCloudsProviderIsSilent() {
    try (FakeTarget aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
        FakeTarget azure = new FakeTarget("azure", 2, "1.0", FakeTarget.storageIn(folder))) {
      azure.silent = true;
      ShopStatus status =
          new Inspecting(
                  new Shop(
                      aws.url(),
                      List.of(aws, azure),
                      List.of(unreached("aws"), unreached("azure")),
                      TestClouds.PASSWORDS,
                      cloud -> true),
                  new OperationsLog(folder.resolve("operations.jsonl"), NOW),
                  NOW)
              .look();
      assertThat(status.clouds()).extracting(each -> each.members().size()).containsExactly(2, 0);
      assertThat(status.alarms())
          .contains(
              "azure does not tell all of itself: The provider of azure does not answer.",
              "The database of azure does not answer.")
          .noneMatch(alarm -> alarm.startsWith("aws does not tell"));
    }
  }

  // Nobody listens at this port.
  private static CloudAccess unreached(String cloud) {
    return CloudAccess.direct(cloud, new Endpoint("127.0.0.1", 1), "nobody", "");
  }

  private List<String> alarms(List<CloudStatus> clouds, List<LinkState> links) {
    return new Inspecting(
            new Shop(null, List.of(), List.of(), TestClouds.PASSWORDS, cloud -> true),
            new OperationsLog(folder.resolve("operations.jsonl"), NOW),
            NOW)
        .alarms(clouds, links);
  }

  private static CloudStatus cloud(String name, boolean sells, int exposed, String release) {
    return cloud(name, sells, exposed, release, member(name + "-1", release, "serving"));
  }

  private static CloudStatus cloud(String name, MemberStatus... members) {
    return cloud(name, true, 0, "1.0", members);
  }

  private static CloudStatus cloud(
      String name, boolean sells, int exposed, String release, MemberStatus... members) {
    return new CloudStatus(
        name,
        "http://" + name + ".example",
        sells,
        true,
        release,
        10,
        0,
        Optional.of(exposed),
        Optional.of("2026-03-01T00:00:00Z"),
        List.of(members));
  }

  private static MemberStatus member(String name, String release, String condition) {
    return new MemberStatus(
        name, release, condition, Optional.of(1L), Optional.of(0L), Optional.of(1L));
  }

  private static MemberStatus member(String name, long gridMembers) {
    return new MemberStatus(
        name, "1.0", "serving", Optional.of(1L), Optional.of(0L), Optional.of(gridMembers));
  }

  /** A member whose own address is not reached from here. */
  private static MemberStatus unreached() {
    return new MemberStatus(
        "aws-9", "1.0", "serving", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static LinkState link(LinkCondition condition, long lag, long kept) {
    return new LinkState(
        "aws_from_azure",
        "aws",
        "azure",
        condition,
        Optional.of(lag),
        Optional.of(kept),
        Optional.of(0L));
  }

  @Test
  void theLogKeepsWhatWasDoneAndInWhichOrder() {
    OperationsLog log = new OperationsLog(folder.resolve("operations.jsonl"), NOW);
    assertThat(log.read()).isEmpty();
    log.timed("backup", "aws", Map.of(), () -> 1);
    log.add("drain", "aws", false, "No other cloud sells.", Map.of(), Map.of("reason", "test"));
    assertThat(log.read())
        .extracting(OperationsLog.Entry::operation, OperationsLog.Entry::done)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("backup", true),
            org.assertj.core.groups.Tuple.tuple("drain", false));
    assertThat(log.read().get(1).fact("reason")).isEqualTo("test");
    assertThat(log.read().get(0).at()).isEqualTo("2026-03-01T12:00:00Z");
  }
}
