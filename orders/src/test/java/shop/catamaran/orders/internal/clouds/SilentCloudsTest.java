package shop.catamaran.orders.internal.clouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import shop.catamaran.orders.internal.clouds.Heartbeats.Beat;

class SilentCloudsTest {

  private final SilentClouds clouds = new SilentClouds(Duration.ofSeconds(30));

  @Test
  void areThoseWithoutANewBeatForTooLong() {
    assertThat(after(0, beat(100))).isEmpty();
    assertThat(after(29, beat(100))).isEmpty();
    assertThat(after(30, beat(100))).containsExactly("azure");
    assertThat(after(31, beat(131))).isEmpty();
    assertThat(after(60, beat(131))).isEmpty();
    assertThat(after(61, beat(131))).containsExactly("azure");
  }

  @Test
  void doNotDependOnTheOtherCloudsClock() {
    assertThat(after(0, beat(-86_400))).isEmpty();
    assertThat(after(30, beat(-86_399))).isEmpty();
  }

  @Test
  void areThoseThatTheOperatorGaveUpAtOnce() {
    assertThat(after(0, new Beat("azure", Instant.EPOCH, true))).containsExactly("azure");
  }

  private List<String> after(long seconds, Beat beat) {
    return clouds.after(List.of(beat), TimeUnit.SECONDS.toNanos(seconds));
  }

  private static Beat beat(long seconds) {
    return new Beat("azure", Instant.ofEpochSecond(seconds), false);
  }
}
