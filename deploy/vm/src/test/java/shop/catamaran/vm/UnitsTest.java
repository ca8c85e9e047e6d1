package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The units give the shop no more of the machine than it needs. */
class UnitsTest {

  /** Exposure as systemd reckons it, in tenths: 0 is nothing, 100 is all. */
  @ParameterizedTest
  @CsvSource({"catamaran-member, 15", "catamaran-agent, 26"})
  void areLittleExposed(String unit, int exposureMax) throws Exception {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.exists(analyze), "systemd-analyze is not installed");
    Script.Result result =
        new Script(analyze.toString())
            .with("SYSTEMD_COLORS", "0")
            .run(
                "security",
                "--offline=yes",
                "--no-pager",
                "--threshold=" + exposureMax,
                "release/systemd/" + unit + ".service");
    assertThat(result.output()).contains("Overall exposure level");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void everyProgramIsSoundShell() throws Exception {
    try (Stream<Path> programs = Files.list(Path.of("release/bin"))) {
      List<Path> all = Stream.concat(programs, Stream.of(Path.of("catamaran-cloud"))).toList();
      assertThat(all).hasSizeGreaterThan(4);
      for (Path program : all) {
        assertThat(program).isExecutable();
        assertThat(new Script("/bin/bash").run("-n", program.toString()).errors()).isEmpty();
      }
    }
  }
}
