package shop.catamaran.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RequestBucketsTest {

  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final MovingClock clock = new MovingClock();
  private final RequestBuckets buckets = new RequestBuckets(60, clock);

  @Test
  void allowsAMinutesWorthAndNoMore() {
    for (int i = 59; i >= 0; i--) {
      RequestBuckets.Decision decision = buckets.take("a");
      assertThat(decision.allowed()).isTrue();
      assertThat(decision.remaining()).isEqualTo(i);
    }
    RequestBuckets.Decision refused = buckets.take("a");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.resetSeconds()).isEqualTo(1);
  }

  @Test
  void fillsAgainEvenly() {
    for (int i = 0; i < 60; i++) {
      buckets.take("a");
    }
    clock.now = clock.now.plusSeconds(2);
    assertThat(buckets.take("a").allowed()).isTrue();
    assertThat(buckets.take("a").allowed()).isTrue();
    assertThat(buckets.take("a").allowed()).isFalse();
  }

  @Test
  void countsEachClientByItself() {
    for (int i = 0; i < 61; i++) {
      buckets.take("a");
    }
    assertThat(buckets.take("b").allowed()).isTrue();
  }

  @Test
  void believesOnlyBalancersAboutTheClient() throws Exception {
    assertThat(RateLimitFilter.client("127.0.0.1", "6.6.6.6, 1.2.3.4")).isEqualTo("1.2.3.4");
    assertThat(RateLimitFilter.client("8.8.8.8", "1.2.3.4")).isEqualTo("8.8.8.8");
    assertThat(RateLimitFilter.client("10.0.0.5", null)).isEqualTo("10.0.0.5");
  }
}
