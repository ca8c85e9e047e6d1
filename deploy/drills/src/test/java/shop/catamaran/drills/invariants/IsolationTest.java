package shop.catamaran.drills.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.catamaran.drills.history.Call;

class IsolationTest {

  @Test
  void acceptsAHiccupOfASecond() {
    assertThat(Isolation.check("aws", List.of(call(200, 12), call(200, 1_100)))).isEmpty();
  }

  @Test
  void rejectsWhatIsSlow() {
    assertThat(Isolation.check("aws", List.of(call(200, 1_600))))
        .singleElement()
        .asString()
        .contains("took 1600 ms");
  }

  @Test
  void rejectsWhatIsUnreadyOrSilent() {
    assertThat(Isolation.check("aws", List.of(call(503, 3), call(Call.NO_ANSWER, 3)))).hasSize(2);
  }

  @Test
  void rejectsThatNobodyAsked() {
    assertThat(Isolation.check("aws", List.of())).hasSize(1);
  }

  private static Call call(int status, long millis) {
    return new Call(1, millis, "probe", "look", "http://127.0.1.1", "", status, "aws", "");
  }
}
