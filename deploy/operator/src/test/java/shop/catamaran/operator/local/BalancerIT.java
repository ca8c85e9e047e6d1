package shop.catamaran.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.catamaran.operator.process.Await;
import shop.catamaran.operator.process.ProcessRecord;

/** A real HAProxy, whose members are not there. */
class BalancerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PORT = 19_380;
  private static final int PORT_BASE = 19_400;

  @TempDir private Path root;
  private StateFolder folder;
  private LocalState state;
  private Member first;
  private Member second;
  private ProcessRecord process = ProcessRecord.NONE;

  @BeforeEach
  void start() {
    folder = new StateFolder(root);
    folder.create();
    state = LocalState.fresh(UpOptions.standard().onPorts(PORT, PORT_BASE), false);
    first = Stamp.place(state, "aws", 1);
    second = Stamp.place(state, "aws", 2);
    Cloud cloud = state.cloud("aws").orElseThrow().with(first);
    process = new Balancer(folder, state, cloud).start();
    state = state.with(cloud.withBalancer(process));
  }

  @AfterEach
  void stop() {
    Haproxy.stop(process);
  }

  @Test
  void learnsOfAMemberThatItWasNeverToldOf() {
    Cloud cloud = state.cloud("aws").orElseThrow();
    Balancer alone = new Balancer(folder, state, cloud);
    assertThat(Await.until(PATIENCE, () -> alone.sees(first).isPresent())).isTrue();
    Balancer both = new Balancer(folder, state, cloud.with(second));
    both.learnMembers();
    assertThat(Await.until(PATIENCE, () -> both.sees(second).isPresent())).isTrue();
  }
}
