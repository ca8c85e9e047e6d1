package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.TestClouds;
import shop.catamaran.operator.targets.TargetMember;

class ScalingTest {

  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(10),
          Duration.ofMillis(500),
          Duration.ofMillis(20),
          Duration.ofMillis(20),
          Duration.ofSeconds(1));

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private FakeTarget aws;
  private FakeTarget azure;
  private OperationsLog log;
  private Scaling scaling;

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
    azure = new FakeTarget("azure", 3, "1.0", FakeTarget.storageIn(folder));
    log = new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC());
    scaling = at(FAST);
  }

  private Scaling at(Pace pace) {
    return new Scaling(
        new Shop(aws.url(), List.of(aws, azure), List.of(), TestClouds.PASSWORDS, cloud -> true),
        pace,
        log,
        new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
  }

  @AfterEach
  void close() {
    aws.close();
    azure.close();
  }

  @Test
  void membersComeAndGoOneAtATime() {
    scaling.scale("aws", 4);
    assertThat(aws.asked).containsExactly("add", "add");
    scaling.scale("aws", 2);
    assertThat(aws.asked).containsExactly("add", "add", "remove aws-4", "remove aws-3");
    assertThat(log.read()).extracting(entry -> entry.fact("to")).containsExactly("4", "2");
  }

  @Test
  void warnsWhenOneCloudCouldNotCarryAll() {
    scaling.scale("aws", 1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("azure has 3 members: if it goes down, 1 in aws must carry");
    assertThat(scaling.capacityWarning("aws", 3)).isEmpty();
  }

  @Test
  void aMemberThatDoesNotGetReadyStopsIt() {
    aws.started = TargetMember.Condition.NOT_READY;
    assertThatThrownBy(() -> scaling.scale("aws", 4))
        .hasMessageContaining("aws waited for a new member, but it is not ready");
    assertThat(aws.asked).containsExactly("add");
    assertThat(log.read()).singleElement().matches(entry -> !entry.done());
  }

  @Test
  void aCloudGrowsWhileTheOthersProviderIsSilent() {
    azure.silent = true;
    scaling.scale("aws", 3);
    assertThat(aws.asked).containsExactly("add");
  }

  @Test
  void aMemberOfAnEarlierCommandIsWaitedFor() {
    aws.become("aws-2", TargetMember.Condition.NOT_READY);
    assertThatThrownBy(() -> scaling.scale("aws", 2))
        .hasMessageContaining("aws waited for all members to serve");
    assertThat(aws.asked).isEmpty();
  }

  @Test
  void deadMembersComeAnew() {
    aws.become("aws-1", TargetMember.Condition.FAILED);
    scaling.scale("aws", 2);
    assertThat(aws.asked).containsExactly("replace aws-1");
  }

  @Test
  void failedRequestsStopIt() {
    aws.answer(503);
    Duration twoLooks = Duration.ofSeconds(2);
    Scaling slow =
        at(new Pace(FAST.poll(), FAST.member(), twoLooks, FAST.bake(), FAST.latencyMax()));
    assertThatThrownBy(() -> slow.scale("aws", 4)).hasMessageStartingWith("Stopped: ");
    assertThat(aws.asked).containsExactly("add");
  }

  @Test
  void aCloudHasAtLeastOneMember() {
    assertThatThrownBy(() -> scaling.scale("aws", 0)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> scaling.scale("gcp", 2)).hasMessageContaining("aws, azure");
    assertThat(aws.asked).isEmpty();
  }
}
