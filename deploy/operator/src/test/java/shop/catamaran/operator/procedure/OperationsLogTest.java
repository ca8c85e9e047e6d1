package shop.catamaran.operator.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of commands, also of those that could not write how they ended. */
class OperationsLogTest {

  @TempDir private Path folder;
  private OperationsLog log;

  @BeforeEach
  void open() {
    log = new OperationsLog(folder.resolve("operations.jsonl"), Clock.systemUTC());
  }

  @Test
  void whatEndedIsOneEntry() {
    log.timed("scale", "aws", Map.of(), () -> log.timed("drain", "aws", Map.of(), () -> 1));
    assertThat(log.read())
        .extracting(OperationsLog.Entry::operation)
        .containsExactly("drain", "scale");
    assertThat(log.read()).allMatch(OperationsLog.Entry::done);
  }

  @Test
  void whatWasEndedFromOutsideStaysWhenItIsRepeated() {
    assertThatThrownBy(() -> log.timed("scale", "aws", Map.of("to", "3"), this::die))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log.read())
        .singleElement()
        .matches(entry -> !entry.done() && entry.sentence().startsWith("begun"));
    log.timed("scale", "azure", Map.of("to", "3"), () -> 1);
    log.timed("scale", "aws", Map.of("to", "3"), () -> 1);
    assertThat(log.read())
        .extracting(entry -> entry.cloud() + " " + entry.done())
        .containsExactly("aws false", "azure true", "aws true");
  }

  // As far as the log can tell, like a signal that leaves no time for a last line.
  private int die() {
    throw new IllegalStateException();
  }
}
