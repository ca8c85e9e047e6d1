package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.targets.Traffic;

class HealthWatchTest {

  private static final Traffic NOTHING = new Traffic(0, 0);

  @TempDir private Path folder;
  private FakeTarget aws;
  private HealthWatch watch;

  private HealthWatch watch() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
    watch = new HealthWatch(aws, Duration.ofSeconds(2));
    return watch;
  }

  @AfterEach
  void close() {
    watch.close();
    aws.close();
  }

  @Test
  void oneFailedLookIsNoTrouble() {
    watch().note(Optional.of("/ answered 503"), Duration.ZERO);
    assertThat(watch.trouble(NOTHING)).isEmpty();
    assertThat(watch.summary()).contains("1 failed (/ answered 503)");
  }

  @Test
  void twoFailedLooksInARowAreAndStayTrouble() {
    HealthWatch now = watch();
    // Its own looks, which succeed, must not come in between.
    synchronized (now) {
      now.note(Optional.of("/ answered 503"), Duration.ZERO);
      now.note(Optional.of("/ answered 502"), Duration.ZERO);
      now.note(Optional.empty(), Duration.ZERO);
    }
    assertThat(now.trouble(NOTHING)).hasValueSatisfying(why -> assertThat(why).contains("502"));
  }

  @Test
  void aFewFailedRequestsAmongManyAreNoTrouble() {
    watch();
    assertThat(watch.trouble(new Traffic(1000, 10))).isEmpty();
    assertThat(watch.trouble(new Traffic(10, 2))).isEmpty();
    assertThat(watch.trouble(new Traffic(1000, 11))).isPresent();
    assertThat(watch.trouble(new Traffic(10, 3))).isPresent();
  }

  @Test
  void slowPagesAreTroubleOnceThereAreEnoughOfThem() {
    watch();
    for (int i = 0; i < 10; i++) {
      watch.note(Optional.empty(), Duration.ofSeconds(3));
    }
    assertThat(watch.trouble(NOTHING)).isEmpty();
    for (int i = 0; i < 20; i++) {
      watch.note(Optional.empty(), Duration.ofSeconds(3));
    }
    assertThat(watch.trouble(NOTHING)).hasValue("one page of twenty takes 3.0 s and more in aws");
  }

  @Test
  void countsOnWhenTheBalancerBeginsToCountAnew() {
    assertThat(new Traffic(5, 1).since(new Traffic(100, 3))).isEqualTo(new Traffic(5, 1));
    assertThat(new Traffic(110, 3).since(new Traffic(100, 3))).isEqualTo(new Traffic(10, 0));
    watch();
    aws.serve(50, 1);
    assertThat(watch.trouble()).isEmpty();
    aws.serve(-1045, 2);
    assertThat(watch.trouble()).hasValueSatisfying(why -> assertThat(why).contains("4 of 55"));
  }
}
