package shop.catamaran.operator.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void tellsTheSecondsSinceTheStart() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicLong now = new AtomicLong(5_000_000_000L);
    Progress progress = new Progress(new PrintStream(out, true, UTF_8), now::get);
    now.addAndGet(12_340_000_000L);
    progress.say("aws-1 is ready.");
    assertThat(out.toString(UTF_8)).isEqualTo("  12.3 s  aws-1 is ready." + System.lineSeparator());
  }
}
