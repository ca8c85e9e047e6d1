package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.replication.TestClouds;

class FailoverRehearsalTest {

  private final AtomicBoolean shown = new AtomicBoolean(true);
  @TempDir private Path folder;
  private FakeTarget aws;
  private FakeTarget azure;
  private OperationsLog log;
  private FailoverRehearsal rehearsal;

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
    azure = new FakeTarget("azure", 2, "1.0", FakeTarget.storageIn(folder));
    log = new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC());
    rehearsal =
        new FailoverRehearsal(
            new Shop(
                azure.url(),
                List.of(aws, azure),
                List.of(),
                TestClouds.PASSWORDS,
                cloud -> !cloud.equals("aws") || shown.get()),
            log,
            Progress.silent());
  }

  @AfterEach
  void close() {
    aws.close();
    azure.close();
  }

  @Test
  void passesWhenNobodyNotices() {
    FailoverRehearsal.Outcome outcome = rehearsal.run("aws", absence(() -> {}));
    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.seconds())
        .containsKeys("withdrawn from the record", "came back", "longest without the shop");
    assertThat(log.read())
        .singleElement()
        .satisfies(entry -> assertThat(entry.sentence()).isEqualTo("gone: passed"));
    assertThat(shown).isTrue();
  }

  @Test
  void failsWhenAShopperWasWithoutTheShopForTooLong() {
    FailoverRehearsal.Outcome outcome =
        rehearsal.run(
            "aws",
            absence(
                () -> {
                  azure.answer(503);
                  Await.until(Duration.ofSeconds(2), () -> false);
                  azure.answer(200);
                }));
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.faults())
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault)
                    .contains("had to do without the shop for")
                    .contains("answered 503"));
    assertThat(shown).as("the cloud is back all the same").isTrue();
  }

  @Test
  void refusesToBeginWhenACloudIsNotWell() {
    azure.answer(503);
    assertThatThrownBy(() -> rehearsal.run("aws", absence(() -> {})))
        .hasMessageContaining("azure does not sell");
    assertThatThrownBy(() -> rehearsal.run("gcp", absence(() -> {})))
        .hasMessageContaining("There is no cloud gcp");
    assertThat(log.read()).isEmpty();
  }

  private FailoverRehearsal.Absence absence(Runnable meanwhile) {
    return new FailoverRehearsal.Absence() {
      @Override
      public String name() {
        return "gone";
      }

      @Override
      public Duration outageMax() {
        return Duration.ofMillis(500);
      }

      @Override
      public void begin(String cloud) {
        shown.set(false);
        meanwhile.run();
      }

      @Override
      public void end(String cloud) {
        shown.set(true);
      }
    };
  }
}
