package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.replication.TestClouds;
import shop.catamaran.operator.targets.TargetMember;
import shop.catamaran.operator.targets.TargetMember.Condition;

/** A cloud whose members an earlier command, ended in the middle, left as they were. */
class RollingTest {

  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(10),
          Duration.ofMillis(500),
          Duration.ofMillis(10),
          Duration.ofMillis(10),
          Duration.ofSeconds(1));

  @TempDir private Path folder;
  private FakeTarget aws;

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 3, "1.0", FakeTarget.storageIn(folder));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void thoseThatDoNotServeGoFirst() {
    aws.become("aws-2", Condition.LEAVING);
    aws.become("aws-3", Condition.NOT_READY);
    aws.onReplace = member -> aws.become("aws-3", Condition.SERVING);
    replace(member -> true);
    assertThat(aws.asked).containsExactly("replace aws-2", "replace aws-3", "replace aws-1");
  }

  @Test
  void theDeadComeAnewBeforeAnyOtherLeavesAndOnce() {
    aws.become("aws-2", Condition.FAILED);
    aws.become("aws-3", Condition.FAILED);
    replace(member -> true);
    assertThat(aws.asked).containsExactly("replace aws-2", "replace aws-3", "replace aws-1");
  }

  @Test
  void noMemberLeavesWhileAnotherIsNotReady() {
    aws.become("aws-1", Condition.NOT_READY);
    assertThatThrownBy(() -> replace(member -> !member.name().equals("aws-1")))
        .hasMessageContaining("aws waited for all members to serve");
    assertThat(aws.asked).isEmpty();
  }

  private void replace(Predicate<TargetMember> which) {
    new Rolling(
            new Shop(aws.url(), List.of(aws), List.of(), TestClouds.PASSWORDS, cloud -> true),
            FAST,
            new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC()),
            Progress.silent())
        .replace(aws, "a test", which, new Steps());
  }
}
