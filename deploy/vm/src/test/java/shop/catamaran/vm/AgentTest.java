package shop.catamaran.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent tells the cloud of the member, and the member of the cloud. */
class AgentTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final FakeCloud member = new FakeCloud();
  @TempDir private Path folder;
  private Path done;
  private Process agent;

  @BeforeEach
  void start() throws Exception {
    done = Files.createFile(folder.resolve("done"));
    Path cloud =
        Script.write(
            folder.resolve("catamaran-cloud"),
            "if [ $1 = terminating ]; then cat " + folder.resolve("notice") + " 2>/dev/null",
            "else echo \"cloud $*\" >>" + done + "; fi");
    Path systemctl = Script.write(folder.resolve("systemctl"), "echo \"systemctl $*\" >>" + done);
    agent =
        new Script("release/bin/agent")
            .with("CATAMARAN_CLOUD", cloud)
            .with("SYSTEMCTL", systemctl)
            .with("HTTP_PORT", member.port())
            .with("PAUSE_SECONDS", "0.1")
            .with("HANGS_MAX", "3")
            .start(folder.resolve("log"));
  }

  @AfterEach
  void stop() {
    agent.destroyForcibly();
    member.close();
  }

  @Test
  void saysOnceThatTheMemberIsReady() throws Exception {
    member.answers("/health/live", "{}");
    await().atMost(SOON).until(() -> member.asked("/health/live").size() > 3);
    assertThat(done()).isEmpty();
    member.answers("/health/ready", "{}");
    await().atMost(SOON).until(() -> done().equals(List.of("cloud ready")));
    int asked = member.asked("/health/live").size();
    await().atMost(SOON).until(() -> member.asked("/health/live").size() > asked + 3);
    assertThat(done()).containsExactly("cloud ready");
  }

  @Test
  void restartsAMemberThatHangsButNotOneThatStarts() throws Exception {
    await().atMost(SOON).until(() -> member.asked("/health/live").size() > 5);
    assertThat(done()).isEmpty();
    member.answers("/health/live", "{}");
    int asked = member.asked("/health/live").size();
    await().atMost(SOON).until(() -> member.asked("/health/live").size() > asked + 2);
    member.forgets("/health/live");
    await()
        .atMost(SOON)
        .until(
            () ->
                done()
                    .equals(
                        List.of(
                            "systemctl kill --signal=KILL catamaran-member",
                            "systemctl restart catamaran-member")));
  }

  @Test
  void letsTheMemberLeaveWhenTheCloudGivesNotice() throws Exception {
    member.answers("/health/live", "{}").answers("/health/ready", "{}");
    await().atMost(SOON).until(() -> done().contains("cloud ready"));
    Files.writeString(folder.resolve("notice"), "event-7\n");
    await().atMost(SOON).until(() -> !agent.isAlive());
    assertThat(agent.exitValue()).isZero();
    assertThat(done())
        .containsExactly("cloud ready", "systemctl stop catamaran-member", "cloud leave event-7");
  }

  private List<String> done() throws IOException {
    return Files.readAllLines(done);
  }
}
