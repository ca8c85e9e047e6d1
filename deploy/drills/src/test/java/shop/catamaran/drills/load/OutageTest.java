package shop.catamaran.drills.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.history.Call;

class OutageTest {

  @Test
  void isTheTimeFromTheFirstRequestThatFailedToTheNextAnswer() {
    List<Call> calls =
        List.of(call(0, 10, 200), call(100, 2_000, 0), call(2_200, 5, 503), call(2_300, 50, 200));
    assertThat(Outage.longest(calls, 50)).contains(Duration.ofMillis(2_250));
  }

  @Test
  void isTheSlowestAnswerIfNoneFailed() {
    assertThat(Outage.longest(List.of(call(0, 10, 200), call(100, 30, 200)), 0))
        .contains(Duration.ofMillis(30));
  }

  @Test
  void isUnknownIfTheShopNeverCameBack() {
    assertThat(Outage.longest(List.of(call(0, 10, 200), call(100, 30, 0)), 0)).isEmpty();
  }

  @Test
  void doesNotCountWhatWasBeforeTheFault() {
    assertThat(Outage.longest(List.of(call(0, 500, 0), call(600, 10, 200)), 600))
        .contains(Duration.ofMillis(10));
  }

  private static Call call(long at, long millis, int status) {
    return new Call(at, millis, "probe", "look", "http://127.0.1.1", "", status, "", "");
  }
}
