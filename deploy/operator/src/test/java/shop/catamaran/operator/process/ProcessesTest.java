package shop.catamaran.operator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.process.ProcessRecord.Condition;

class ProcessesTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void freezesThawsAndKills() {
    ProcessRecord sleeper = start("sleep", "60");
    assertThat(sleeper.condition()).isEqualTo(Condition.RUNNING);
    Processes.freeze(sleeper);
    assertThat(Await.until(BOUND, () -> sleeper.condition() == Condition.FROZEN)).isTrue();
    Processes.thaw(sleeper);
    assertThat(Await.until(BOUND, () -> sleeper.condition() == Condition.RUNNING)).isTrue();
    Processes.kill(sleeper);
    assertThat(sleeper.exists()).isFalse();
  }

  @Test
  void killsWhatDoesNotEndWhenAsked() {
    ProcessRecord stubborn = start("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done");
    Processes.stop(stubborn, Duration.ofMillis(300));
    assertThat(stubborn.exists()).isFalse();
  }

  @Test
  void endsWhatIsFrozen() {
    ProcessRecord sleeper = start("sleep", "60");
    Processes.freeze(sleeper);
    Processes.stop(sleeper, BOUND);
    assertThat(sleeper.exists()).isFalse();
  }

  @Test
  void killsChildrenToo() {
    ProcessRecord parent = start("sh", "-c", "sleep 60 & wait");
    ProcessRecord child = childOf(parent);
    Processes.kill(parent);
    assertThat(child.exists()).isFalse();
  }

  @Test
  void freezesChildrenTooAndThawsThem() {
    ProcessRecord parent = start("sh", "-c", "sleep 60 & wait");
    ProcessRecord child = childOf(parent);
    Processes.freeze(parent);
    assertThat(child.condition()).isEqualTo(ProcessRecord.Condition.FROZEN);
    Processes.thaw(parent);
    assertThat(Await.until(BOUND, () -> child.condition() == ProcessRecord.Condition.RUNNING))
        .isTrue();
    Processes.kill(List.of(child, parent));
  }

  private static ProcessRecord childOf(ProcessRecord parent) {
    ProcessHandle handle = ProcessHandle.of(parent.pid()).orElseThrow();
    assertThat(Await.until(BOUND, () -> handle.children().findAny().isPresent())).isTrue();
    return ProcessRecord.of(handle.children().findAny().orElseThrow().pid());
  }

  @Test
  void takesNoOtherProcessOfTheSamePidForThisOne() {
    ProcessRecord here = ProcessRecord.of(ProcessHandle.current().pid());
    assertThat(here.exists()).isTrue();
    assertThat(new ProcessRecord(here.pid(), "an earlier boot:1").exists()).isFalse();
  }

  @Test
  void passesOnNothingOfTheEnvironmentButWhatItNames() throws IOException {
    ProcessRecord printer =
        Processes.start(List.of("env"), Map.of("DB_HOST", "here"), folder, log());
    assertThat(Await.until(BOUND, () -> !printer.exists())).isTrue();
    assertThat(Files.readAllLines(log()))
        .contains("DB_HOST=here")
        .allMatch(line -> line.matches("(DB_HOST|PATH|HOME|LANG|LC_ALL|TZ)=.*"));
  }

  @Test
  void seesThatAPortIsTaken() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.free("127.0.0.1", socket.getLocalPort())).isFalse();
    }
  }

  private ProcessRecord start(String... command) {
    return Processes.start(List.of(command), Map.of(), folder, log());
  }

  private Path log() {
    return folder.resolve("log");
  }
}
