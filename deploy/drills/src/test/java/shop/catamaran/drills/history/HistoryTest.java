package shop.catamaran.drills.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.drills.history.Told.Outcome;

class HistoryTest {

  @TempDir private Path folder;

  @Test
  void keepsEveryLineAndTheLastThatWasToldOfAnOrder() throws IOException {
    Path file = folder.resolve("evidence/history.jsonl");
    try (History history = new History(file)) {
      history.record(new Call(1, 2, "a", "place", "http://x", "o", Call.NO_ANSWER, "", "timeout"));
      history.record(told(Outcome.UNKNOWN));
      history.record(told(Outcome.CONFIRMED));
      history.record(new Fault(9, "aws killed"));
      assertThat(history.lastTold().get("o").outcome()).isEqualTo(Outcome.CONFIRMED);
      assertThat(history.calls()).singleElement().returns(false, Call::answered);
      // Nothing waits to be written: the program may be killed at any time.
      assertThat(Files.readAllLines(file))
          .hasSize(4)
          .last()
          .isEqualTo("{\"type\":\"fault\",\"atMillis\":9,\"what\":\"aws killed\"}");
    }
  }

  private static Told told(Outcome outcome) {
    return new Told(3, "a", "o", outcome, 100, "EUR", "ROPE-10", 1, "c", "aws");
  }
}
