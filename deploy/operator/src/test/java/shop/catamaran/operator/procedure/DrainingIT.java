package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.console.Progress;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.replication.TestClouds;

/** Draining a cloud whose count of requests is late, on a real database. */
class DrainingIT {

  @RegisterExtension static final TestClouds CLOUDS = new TestClouds("aws");

  private static final String DRAINED = "SELECT drained FROM replication.serving";

  @TempDir private Path folder;
  private FakeTarget aws;
  private FakeTarget azure;
  private OperationsLog log;

  @BeforeEach
  void open() throws Exception {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
    azure = new FakeTarget("azure", 2, "1.0", FakeTarget.storageIn(folder));
    log = new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC());
    CLOUDS.cloud("aws").executeAsAdmin("UPDATE replication.serving SET drained = false");
  }

  @AfterEach
  void close() {
    aws.close();
    azure.close();
  }

  private Draining draining(LateCount count) {
    aws.counted = count::shown;
    aws.delay = count.delay();
    return new Draining(
        new Shop(
            azure.url(),
            List.of(aws, azure),
            List.of(CLOUDS.cloud("aws").access()),
            TestClouds.PASSWORDS,
            cloud -> !cloud.equals("aws")),
        log,
        Progress.silent(),
        count.quiet());
  }

  @Test
  void doesNotReturnBeforeTheLastRequestHasShown() throws Exception {
    LateCount count = new LateCount(Duration.ofMinutes(4), Duration.ofMinutes(4));
    draining(count).drain("aws", "maintenance");
    assertThat(CLOUDS.cloud("aws").query(DRAINED)).isEqualTo("t");
    assertThat(count.shown()).isEqualTo(count.happened()).matches(all -> all.requests() == 240);
    assertThat(log.read()).singleElement().matches(OperationsLog.Entry::done);
  }

  @Test
  void isRefusedWhenShoppersGoOn() {
    LateCount count = new LateCount(Duration.ofDays(1), Duration.ofMinutes(4));
    Draining draining = draining(count);
    assertThatThrownBy(() -> draining.drain("aws", "maintenance"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Shoppers still come to aws");
    assertThat(log.read()).singleElement().matches(entry -> !entry.done());
  }
}
