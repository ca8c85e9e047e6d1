package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.catamaran.operator.console.RefusedException;

class QuietTest {

  private static final Duration QUIET = Duration.ofSeconds(7);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private FakeTarget aws;

  @BeforeEach
  void open() {
    aws = new FakeTarget("aws", 2, "1.0", FakeTarget.storageIn(folder));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private LateCount counts(Duration until, Duration late) {
    LateCount count = new LateCount(until, late);
    aws.counted = count::shown;
    aws.delay = count.delay();
    return count;
  }

  @Test
  void returnsSevenSecondsAfterTheLastRequestIfTheCountIsNotLate() {
    LateCount count = counts(Duration.ofSeconds(20), Duration.ZERO);
    count.quiet().await(aws);
    assertThat(count.now()).isEqualTo(Duration.ofSeconds(27));
  }

  @ParameterizedTest(name = "shoppers for {0} s, a count that is {1} s late")
  @CsvSource({"0, 120", "1, 120", "61, 120", "100, 180", "100, 240", "285, 120", "285, 240"})
  void returnsWhenALateCountHasShownTheLastRequest(int until, int late) {
    LateCount count = counts(Duration.ofSeconds(until), Duration.ofSeconds(late));
    count.quiet().await(aws);
    assertThat(count.shown()).isEqualTo(count.happened());
    assertThat(count.now())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(until).plus(QUIET))
        .isLessThanOrEqualTo(PATIENCE.plus(count.delay().multipliedBy(2)));
  }

  @ParameterizedTest
  @CsvSource({"0", "120", "240"})
  void givesUpWhenShoppersGoOn(int late) {
    LateCount count = counts(Duration.ofDays(1), Duration.ofSeconds(late));
    Quiet quiet = count.quiet();
    assertThatThrownBy(() -> quiet.await(aws))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Shoppers still come to aws, which goes on serving them; drain again later.");
    assertThat(count.now())
        .isGreaterThan(PATIENCE.plus(count.delay()))
        .isLessThan(PATIENCE.plus(count.delay().multipliedBy(2)).plusSeconds(2));
  }
}
