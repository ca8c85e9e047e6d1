package shop.catamaran.web.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void goesOnWithTheTraceThatARequestBelongsTo() {
    TraceParent.work(TraceParent.parse(HEADER).orElseThrow());
    try {
      TraceParent next = TraceParent.next();
      assertThat(next.header())
          .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01")
          .isNotEqualTo(HEADER);
    } finally {
      TraceParent.rest();
    }
  }

  @Test
  void beginsATraceWhereThereIsNone() {
    String header = TraceParent.next().header();
    assertThat(TraceParent.parse(header)).isPresent();
    assertThat(TraceParent.next().header()).isNotEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void ignoresWhatIsNotWellFormed(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
    assertThat(TraceParent.parse(null)).isEmpty();
  }
}
